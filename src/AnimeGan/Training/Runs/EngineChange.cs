namespace AnimeGan.Training;

/// <summary>Another tensor engine than the one before went on with a run.</summary>
/// <param name="Step">Steps done before.</param>
/// <param name="Torch">The engine from there on.</param>
public sealed record EngineChange(long Step, string Torch);
