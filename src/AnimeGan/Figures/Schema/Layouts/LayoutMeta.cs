namespace AnimeGan.Figures.Schema;

/// <summary>What a figure tells pages beside Plotly's own schema, which passes it over.</summary>
/// <param name="Narrow">What changes on a screen as narrow as a phone's: Plotly's attribute paths ("margin.r") and their values.</param>
public sealed record LayoutMeta(IReadOnlyDictionary<string, object> Narrow);
