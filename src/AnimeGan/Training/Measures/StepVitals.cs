namespace AnimeGan.Training;

/// <summary>What a run's health is read from and no loss shows: measured now and then, since it costs a little.</summary>
/// <remarks>
/// Distances are Euclidean, between whole samples of this step's batch, pixel by pixel. They compare a run with itself; to
/// compare runs, take a metric with features. Nothing here changes the run.
/// </remarks>
public sealed record StepVitals
{
    /// <summary>How far G's parameters moved in this step, as a share of their norm: ‖θ' − θ‖ / ‖θ‖. 0 where nothing moved.</summary>
    public required double GChange { get; init; }

    /// <summary>The same of D's parameters.</summary>
    public required double DChange { get; init; }

    /// <summary>Mean distance between two generated samples over mean distance between two real ones: 1 where they are as varied, 0 where all are one.</summary>
    public required double Spread { get; init; }

    /// <summary>Mean distance of a generated sample to the nearest other one, over the same of real samples. Near 0 where G repeats itself.</summary>
    public required double Nearest { get; init; }

    /// <summary>Share of real samples with no generated one around: none nearer than the nearest other real sample and a quarter of the mean distance between two. 0 where every kind is drawn.</summary>
    public required double Missing { get; init; }

    /// <summary>How far apart the two kinds are, (2 E|x − y| − E|x − x'| − E|y − y'|) / (2 E|x − y|), 0 to 1: 0 only where their distributions are one.</summary>
    /// <remarks>Székely and Rizzo 2013, 'Energy statistics: A class of statistics based on distances', section 2, the coefficient of inhomogeneity.</remarks>
    public required double Distance { get; init; }

    /// <summary>The smallest number in the real samples.</summary>
    public required double RealLow { get; init; }

    /// <summary>The largest number in the real samples.</summary>
    public required double RealHigh { get; init; }

    /// <summary>The smallest number in the generated samples.</summary>
    public required double FakeLow { get; init; }

    /// <summary>The largest number in the generated samples.</summary>
    public required double FakeHigh { get; init; }
}
