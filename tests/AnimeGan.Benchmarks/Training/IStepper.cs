namespace AnimeGan.Benchmarks.Training;

/// <summary>Trains, a step at a time, with its data.</summary>
internal interface IStepper : IDisposable
{
    /// <summary>What it computes with, in a word or two.</summary>
    string Words { get; }

    /// <summary>Takes one whole step.</summary>
    /// <returns>False where it found a number that is not finite and began anew: such a step does not count.</returns>
    bool Take();
}
