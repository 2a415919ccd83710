namespace AnimeGan.Evaluation;

/// <summary>A metric that somebody registered, as the evaluation of a run takes its own.</summary>
/// <param name="metric">It.</param>
internal sealed class RegisteredMetric(SampleMetric metric) : IRunMetric
{
    public string Name => metric.Name;

    public string? Refusal(EvaluationInput input) => null;

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        var words = new MetricWords(metric.Name, metric.Title, metric.Direction, metric.Paper, metric.Reading);
        var estimate = metric.Measure(new MetricSamples(input));
        return [input.InFeatures(words, estimate, metric.Ideal, double.NegativeInfinity, double.PositiveInfinity, input.Generated.Count, input.Real.Count)];
    }
}
