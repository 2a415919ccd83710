using AnimeGan.Data;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>A game in the plane as a study's trial.</summary>
/// <param name="Set">"ring" or "grid": the two sets of PacGAN's protocol.</param>
/// <param name="Options">The game; its seed is the trial's.</param>
internal sealed record PlanarSetting(string Set, PlanarGanOptions Options)
{
    /// <summary>The data.</summary>
    public static PlanarModes Data(string set) => set switch
    {
        "ring" => PlanarModes.Ring(),
        "grid" => PlanarModes.Grid(),
        _ => throw new ArgumentException($"The set must be \"ring\" or \"grid\", got \"{set}\".", nameof(set)),
    };
}
