using System.Text.Json.Serialization;

namespace AnimeGan.Studies;

/// <summary>What came of a game in the plane.</summary>
/// <param name="Looks">How it stood from time to time, by rising step; the last at its end.</param>
/// <param name="Points">Some of what G draws at the end, as pairs x, y, x, y and so on.</param>
internal sealed record PlanarOutcome(IReadOnlyList<PlanarLook> Looks, IReadOnlyList<float> Points)
{
    /// <summary>How it stood at its end.</summary>
    [JsonIgnore]
    public PlanarLook End => Looks[^1];
}
