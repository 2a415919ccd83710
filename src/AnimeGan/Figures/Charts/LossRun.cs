namespace AnimeGan.Figures;

/// <summary>The losses of one run, for a comparison.</summary>
/// <param name="Name">What the chart calls the run.</param>
/// <param name="Steps">The step of each value, rising.</param>
/// <param name="DReal">−log D(x), nats.</param>
/// <param name="DFake">−log(1 − D(G(z))), nats.</param>
/// <param name="G">The generator's loss, nats.</param>
public sealed record LossRun(string Name, IReadOnlyList<double> Steps, IReadOnlyList<double> DReal, IReadOnlyList<double> DFake, IReadOnlyList<double> G);
