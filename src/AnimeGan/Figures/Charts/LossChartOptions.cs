namespace AnimeGan.Figures;

/// <summary>How a loss chart is drawn.</summary>
public sealed record LossChartOptions
{
    /// <summary>The chart's title.</summary>
    public string Title { get; init; } = "Losses over training";

    /// <summary>How the discriminator's halves make its total.</summary>
    public LossConvention Convention { get; init; } = LossConvention.Summed;

    /// <summary>Which loss the generator trained with.</summary>
    public GeneratorLoss GeneratorLoss { get; init; } = GeneratorLoss.NonSaturating;

    /// <summary>Whether equilibrium lines are drawn; false for losses without logarithms, such as hinge or Wasserstein.</summary>
    public bool ShowEquilibrium { get; init; } = true;

    /// <summary>The weight of the past in the moving average, 0 (none) to below 1; null chooses by the curve's length.</summary>
    public double? Beta { get; init; }

    /// <summary>Points kept of each longer curve, at least 4; the extremes are always kept.</summary>
    public int MaximumPoints { get; init; } = 2000;

    /// <summary>What a step is, under the horizontal axis.</summary>
    public string StepTitle { get; init; } = "training step";
}
