using System.Text.Json.Serialization;

namespace AnimeGan.Figures.Schema;

/// <summary>A colour at a place of a colour scale; in JSON the pair [position, colour].</summary>
/// <param name="Position">0 (lowest value) to 1 (highest).</param>
/// <param name="Color">"#rrggbb".</param>
[JsonConverter(typeof(ColorStopConverter))]
public sealed record ColorStop(double Position, string Color);
