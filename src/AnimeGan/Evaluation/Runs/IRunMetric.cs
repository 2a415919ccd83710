namespace AnimeGan.Evaluation;

/// <summary>A metric, or a few that are measured together, of a run.</summary>
internal interface IRunMetric
{
    /// <summary>What is typed after --metrics.</summary>
    string Name { get; }

    /// <summary>Why it cannot be measured here, with the mend; null where it can.</summary>
    string? Refusal(EvaluationInput input);

    /// <summary>Measures.</summary>
    IEnumerable<MetricResult> Measure(EvaluationInput input);
}
