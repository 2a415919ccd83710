namespace AnimeGan.Figures.Schema;

/// <summary>How a slider announces its current step.</summary>
/// <param name="Prefix">The words before the step's label.</param>
/// <param name="XAnchor">"left", "center" or "right".</param>
public sealed record CurrentValue(string Prefix, string XAnchor);
