namespace AnimeGan.Evaluation;

/// <summary>Where a figure would lie if it were measured on other samples of the same generator.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">Share of such intervals that hold the true figure, such as 0.95.</param>
/// <param name="Method">How it was found: "jackknife", "bootstrap" or "standard error".</param>
public sealed record ConfidenceInterval(double Low, double High, double Level, string Method);
