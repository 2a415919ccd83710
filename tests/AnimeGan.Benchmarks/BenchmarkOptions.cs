namespace AnimeGan.Benchmarks;

/// <summary>How much to measure.</summary>
/// <param name="Pairs">Interleaved pairs to measure; pairs that the machine disturbed come on top.</param>
/// <param name="Threads">Threads on both sides.</param>
internal sealed record BenchmarkOptions(int Pairs, int Threads);
