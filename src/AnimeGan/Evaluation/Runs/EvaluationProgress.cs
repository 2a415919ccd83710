namespace AnimeGan.Evaluation;

/// <summary>How far an evaluation is.</summary>
/// <param name="Done">Units of work done; a picture is one, a metric as many as it takes about.</param>
/// <param name="Total">Units at the end.</param>
/// <param name="Detail">What it is at.</param>
public sealed record EvaluationProgress(long Done, long Total, string Detail);
