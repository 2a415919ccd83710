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

    /// <summary>Adam's learning rate, for both networks.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Adam's β1, for both networks.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's β2, for both networks.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Weights, batches and latent vectors.</summary>
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

        if (BatchSize < 2 || LearningRate <= 0 || Beta1 is < 0 or >= 1 || Beta2 is < 0 or >= 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"BatchSize must be at least 2, LearningRate above 0, both β in [0, 1); got {BatchSize}, {LearningRate}, {Beta1} and {Beta2}."));
        }
    }
}
