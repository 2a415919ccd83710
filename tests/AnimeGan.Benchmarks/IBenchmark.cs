namespace AnimeGan.Benchmarks;

/// <summary>One measurement, run by its name.</summary>
internal interface IBenchmark
{
    /// <summary>What is typed.</summary>
    string Name { get; }

    /// <summary>What is measured against what, with shapes, and the goal.</summary>
    string Description { get; }

    /// <summary>Measures and prints.</summary>
    /// <param name="options">How much to measure.</param>
    /// <returns>True where the goal is met.</returns>
    bool Run(BenchmarkOptions options);
}
