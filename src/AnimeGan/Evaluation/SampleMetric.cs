namespace AnimeGan.Evaluation;

/// <summary>A metric of somebody's own, which <see cref="RunEvaluator.Register"/> adds to those that a run is measured by.</summary>
/// <param name="name">What is typed after --metrics, such as "brightness": letters, digits, '.', '-' and '_'.</param>
/// <param name="direction">Which way it gets better.</param>
/// <param name="reading">A sentence on how to read it.</param>
public abstract class SampleMetric(string name, MetricDirection direction, string reading)
{
    /// <summary>What is typed after --metrics.</summary>
    public string Name { get; } = name;

    /// <summary>Which way it gets better.</summary>
    public MetricDirection Direction { get; } = direction;

    /// <summary>A sentence on how to read it.</summary>
    public string Reading { get; } = reading;

    /// <summary>The name for a heading.</summary>
    public virtual string Title => char.ToUpperInvariant(Name[0]) + Name[1..];

    /// <summary>Where it comes from.</summary>
    public virtual string Paper => "";

    /// <summary>The figure of a perfect generator; null where there is none.</summary>
    public virtual double? Ideal => null;

    /// <summary>Measures it.</summary>
    /// <param name="samples">What was drawn, and what it is compared with.</param>
    /// <returns>The figure with its standard error, as <see cref="Estimate.OfMean"/> and its kin give it.</returns>
    public abstract Estimate Measure(MetricSamples samples);
}
