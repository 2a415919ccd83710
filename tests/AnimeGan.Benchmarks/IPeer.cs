namespace AnimeGan.Benchmarks;

/// <summary>One side of a comparison: does a fixed piece of work when asked and says how long it took.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>What stands in the table.</summary>
    string Name { get; }

    /// <summary>Does the work once.</summary>
    /// <returns>Seconds of it, measured inside the side itself.</returns>
    double Measure();
}
