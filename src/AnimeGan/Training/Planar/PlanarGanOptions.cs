using AnimeGan.Models;
using AnimeGan.Objectives;

namespace AnimeGan.Training;

/// <summary>A game in the plane: its networks, objective and optimisers.</summary>
public sealed record PlanarGanOptions
{
    /// <summary>The sizes of both networks; samples are points, [2].</summary>
    public VanillaGanOptions Networks { get; init; } = new();

    /// <summary>One of <see cref="GanObjectives.Names"/>.</summary>
    public string Objective { get; init; } = "non-saturating";

    /// <summary>Points and latent vectors of a step.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Adam's learning rate, of G, and of D where <see cref="DiscriminatorLearningRate"/> says nothing.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Adam's learning rate for D alone; null for the same as G's.</summary>
    public double? DiscriminatorLearningRate { get; init; }

    /// <summary>Rate of plain gradient descent for G, as in the first paper's algorithm 1; null for Adam. Adam hides a vanishing gradient, since it divides by its size.</summary>
    public double? GeneratorDescentRate { get; init; }

    /// <summary>Adam's β1, for both networks.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's β2, for both networks.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>What is done beside the objective.</summary>
    public Regularization Regularization { get; init; } = new();

    /// <summary>Updates of D for each of G, at least 1; each takes a batch of its own.</summary>
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>First steps in which D alone learns, against G as it was drawn.</summary>
    public long PretrainSteps { get; init; }

    /// <summary>Steps of the whole game, at least 1: what fades and falls over the game follows it. Steps beyond it are taken as its last.</summary>
    public long Steps { get; init; } = 4_000;

    /// <summary>Share of <see cref="Steps"/> after which both learning rates fall linearly to 0 at the end; 1 for never.</summary>
    public double DecayFrom { get; init; } = 1;

    /// <summary>Points after which half of the moving average of G has been replaced; 0 for no average.</summary>
    public double AverageHalfLife { get; init; }

    /// <summary>How many of a latent vector's numbers, its last ones, are +1 or −1 by a coin's toss instead of N(0, 1).</summary>
    /// <remarks>
    /// A continuous G cannot draw separate clouds from one connected cloud of z without drawing what lies between them
    /// (Khayatkhoei et al. 2018, arXiv 1806.00880, section 2). B bits make 2^B latent clouds. Codes in z: Chen et al. 2016 (arXiv 1606.03657), section 4.
    /// </remarks>
    public int LatentBits { get; init; }

    /// <summary>Standard deviation of the latent vector's normal numbers, above 0; beside bits, less than 1 leaves the choice of a cloud to the bits.</summary>
    public double LatentScale { get; init; } = 1;

    /// <summary>Steps between two measurements of <see cref="StepVitals"/>; 0 for none.</summary>
    public int VitalsEvery { get; init; }

    /// <summary>Weights, batches, latent vectors and noise.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Throws unless the game can be played.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        Networks.Validate();
        _ = GanObjectives.Create(Objective);
        if (Networks.SampleShape is not [2])
        {
            throw new ArgumentException($"Points in a plane have the shape [2], got [{string.Join(", ", Networks.SampleShape)}]; leave SampleShape at its default.");
        }

        if (LatentBits < 0 || LatentBits > Networks.LatentSize)
        {
            throw new ArgumentException($"LatentBits must lie between 0 and Networks.LatentSize, {Networks.LatentSize}, got {LatentBits}; make the latent vector longer.");
        }

        if (!(LatentScale > 0 && double.IsFinite(LatentScale)))
        {
            throw new ArgumentException(FormattableString.Invariant($"LatentScale must be above 0 and finite, got {LatentScale}; leave it at 1."));
        }

        if (DiscriminatorSteps < 1 || Steps < 1 || PretrainSteps < 0 || AverageHalfLife < 0 || DecayFrom is < 0 or > 1 || DiscriminatorLearningRate <= 0 || GeneratorDescentRate <= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"DiscriminatorSteps and Steps must be at least 1, PretrainSteps and AverageHalfLife at least 0, DecayFrom in [0, 1], DiscriminatorLearningRate and GeneratorDescentRate above 0; got {DiscriminatorSteps}, {Steps}, {PretrainSteps}, {AverageHalfLife}, {DecayFrom}, {DiscriminatorLearningRate} and {GeneratorDescentRate}."));
        }

        if (Regularization.SpectralNorm != Networks.SpectralNorm)
        {
            throw new ArgumentException("Spectral normalisation is built into D: set Networks.SpectralNorm and Regularization.SpectralNorm alike.");
        }

        if (BatchSize < 2 || LearningRate <= 0 || Beta1 is < 0 or >= 1 || Beta2 is < 0 or >= 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"BatchSize must be at least 2, LearningRate above 0, both β in [0, 1); got {BatchSize}, {LearningRate}, {Beta1} and {Beta2}."));
        }
    }
}
