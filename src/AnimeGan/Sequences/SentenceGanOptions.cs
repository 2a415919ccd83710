using AnimeGan.Models;
using AnimeGan.Objectives;

namespace AnimeGan.Sequences;

/// <summary>A GAN of sentences: sizes, optimisers, and how words are drawn.</summary>
public sealed record SentenceGanOptions
{
    /// <summary>What a lesson has time for: some seconds on two CPU cores.</summary>
    public static SentenceGanOptions Quick { get; } = new() { Steps = 1_000 };

    /// <summary>What it takes to write with few mistakes: minutes.</summary>
    public static SentenceGanOptions Full { get; } = new();

    /// <summary>Length of the latent vector z, whose numbers are +1 or −1: at most 2 to the power of it different sentences.</summary>
    public int LatentSize { get; init; } = 16;

    /// <summary>Units of each of G's hidden layers.</summary>
    public int GeneratorWidth { get; init; } = 256;

    /// <summary>G's hidden layers.</summary>
    public int GeneratorLayers { get; init; } = 2;

    /// <summary>Units of each of D's hidden layers.</summary>
    public int DiscriminatorWidth { get; init; } = 256;

    /// <summary>D's hidden layers.</summary>
    public int DiscriminatorLayers { get; init; } = 2;

    /// <summary>One of <see cref="GanObjectives.Names"/>.</summary>
    public string Objective { get; init; } = "non-saturating";

    /// <summary>What is done beside the objective.</summary>
    public Regularization Regularization { get; init; } = new() { R1 = 0.3, Every = 2 };

    /// <summary>Steps of the whole game, at least 1.</summary>
    public long Steps { get; init; } = 16_000;

    /// <summary>Sentences and latent vectors of a step, at least 2.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Adam's learning rate, of both networks.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Adam's β1, for both networks.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's β2, for both networks.</summary>
    public double Beta2 { get; init; } = 0.99;

    /// <summary>Share of <see cref="Steps"/> after which both learning rates fall linearly to 0 at the end; 1 for never.</summary>
    public double DecayFrom { get; init; } = 0.5;

    /// <summary>The Gumbel-softmax's temperature in the first step, above 0.</summary>
    public double FirstTemperature { get; init; } = 1;

    /// <summary>The same in the last step; between them it falls by the same factor in each.</summary>
    public double LastTemperature { get; init; } = 0.5;

    /// <summary>Whether D is shown one word a place, so that generated sentences look like real ones; otherwise shares of all words.</summary>
    public bool StraightThrough { get; init; } = true;

    /// <summary>Sentences to learn from, at least 1, drawn from the grammar by the seed; each step takes some of them by chance.</summary>
    public int TrainingSentences { get; init; } = 20_000;

    /// <summary>Weights, sentences, latent vectors and noise.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Throws unless the game can be played.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        _ = GanObjectives.Create(Objective, Regularization.RealTarget);
        if (Regularization.Faults().FirstOrDefault() is { } fault)
        {
            throw new ArgumentException($"{fault}.");
        }

        if (Regularization.SpectralNorm || Regularization.Packing < 1 || BatchSize % Regularization.Packing != 0)
        {
            throw new ArgumentException($"A GAN of sentences has no spectral normalisation, and packs that divide its batch; got SpectralNorm {Regularization.SpectralNorm}, Packing {Regularization.Packing} and BatchSize {BatchSize}.");
        }

        if (Steps < 1 || BatchSize < 2 || TrainingSentences < 1)
        {
            throw new ArgumentException($"Steps and TrainingSentences must be at least 1, BatchSize at least 2; got {Steps}, {TrainingSentences} and {BatchSize}.");
        }

        if (!(FirstTemperature > 0 && LastTemperature > 0 && double.IsFinite(FirstTemperature) && double.IsFinite(LastTemperature)))
        {
            throw new ArgumentException(FormattableString.Invariant($"FirstTemperature and LastTemperature must be above 0 and finite, got {FirstTemperature} and {LastTemperature}; usual: 1 and 0.5."));
        }

        if (!(LearningRate > 0) || Beta1 is not (>= 0 and < 1) || Beta2 is not (>= 0 and < 1) || DecayFrom is not (>= 0 and <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"LearningRate must be above 0, both β in [0, 1), DecayFrom in [0, 1]; got {LearningRate}, {Beta1}, {Beta2} and {DecayFrom}."));
        }
    }

    /// <summary>The sizes of both networks.</summary>
    internal VanillaGanOptions Networks(SentenceCode code) => new()
    {
        SampleShape = [code.Words.Count, code.Places],
        LatentSize = LatentSize,
        GeneratorWidth = GeneratorWidth,
        GeneratorLayers = GeneratorLayers,
        DiscriminatorWidth = DiscriminatorWidth,
        DiscriminatorLayers = DiscriminatorLayers,
        Packing = Regularization.Packing,
    };
}
