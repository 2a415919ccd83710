namespace AnimeGan.Diagnosis;

/// <summary>What is known of losses from elsewhere.</summary>
public sealed record LossTableOptions
{
    /// <summary>One of <see cref="ObjectiveScale.Names"/>; null to guess.</summary>
    public string? Objective { get; init; }

    /// <summary>What a single column with D's loss holds.</summary>
    public LossConventionChoice Convention { get; init; }

    /// <summary>Which column is what, where its name does not say it: pairs such as 'd=critic_loss,g=actor'. There are step, d, d_real, d_fake, g, dx (D(x)) and dgz (D(G(z))).</summary>
    public string? Columns { get; init; }
}
