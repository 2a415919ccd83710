namespace AnimeGan.Evaluation;

/// <summary>What stays the same of a metric from run to run.</summary>
internal sealed record MetricWords(string Name, string Title, MetricDirection Direction, string Paper, string Reading);
