using AnimeGan.Imaging;

namespace AnimeGan.Training;

/// <summary>Measures samples against data, so that the best checkpoint can be kept. Training does not know which measure it is.</summary>
public interface ISampleScore
{
    /// <summary>The measure's name, stored beside its value.</summary>
    string Name { get; }

    /// <summary>How many samples it wants.</summary>
    int SampleCount { get; }

    /// <summary>Measures samples; a pure function, so that a resumed run keeps the same checkpoint.</summary>
    /// <param name="samples">Pictures by the averaged generator from latent vectors that never change within a run.</param>
    /// <returns>Lower is better.</returns>
    double Measure(IReadOnlyList<RgbImage> samples);

    /// <summary>The score of samples of several sets, as CycleGAN translates both ways, and what else is measured on the way; pure as well.</summary>
    /// <param name="sets">The samples of each set, in the order of the sets that the score was made for.</param>
    /// <exception cref="ArgumentException">The score was made for another number of sets.</exception>
    IReadOnlyDictionary<string, double> MeasureAll(IReadOnlyList<IReadOnlyList<RgbImage>> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return sets.Count == 1
            ? MeasureAll(sets[0])
            : throw new ArgumentException($"The score '{Name}' compares with one set of pictures, and samples of {sets.Count} sets are to be measured; CycleGAN wants a score of both, such as RunScore.Open gives.", nameof(sets));
    }

    /// <summary>The score under its <see cref="Name"/>, and what else is measured on the way, such as its error; pure as well.</summary>
    /// <param name="samples">As for <see cref="Measure"/>.</param>
    IReadOnlyDictionary<string, double> MeasureAll(IReadOnlyList<RgbImage> samples) => new Dictionary<string, double> { [Name] = Measure(samples) };
}
