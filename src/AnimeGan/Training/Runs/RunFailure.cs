namespace AnimeGan.Training;

/// <summary>The number that was not finite and ended a run: what failure.json holds.</summary>
/// <param name="Step">The step that was being taken.</param>
/// <param name="TensorName">The first tensor with such a number, in the order in which a step computes.</param>
/// <param name="Value">"NaN" or "infinite".</param>
public sealed record RunFailure(long Step, string TensorName, string Value);
