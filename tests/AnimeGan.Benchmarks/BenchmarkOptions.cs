namespace AnimeGan.Benchmarks;

/// <summary>How much to measure.</summary>
/// <param name="Pairs">Interleaved pairs to measure; pairs that the machine disturbed come on top.</param>
/// <param name="Threads">Threads on both sides.</param>
/// <param name="Only">What to measure of a benchmark that has parts; empty for everything.</param>
internal sealed record BenchmarkOptions(int Pairs, int Threads, IReadOnlyList<string> Only)
{
    /// <summary>Whether a part is to be measured.</summary>
    /// <param name="part">Its name.</param>
    public bool Chooses(string part) => Only.Count == 0 || Only.Contains(part);
}
