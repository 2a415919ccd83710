using AnimeGan.Data;

namespace AnimeGan.Cli.Arguments;

/// <summary>Prepared sets named on the command line.</summary>
internal static class PreparedSets
{
    /// <summary>Opens a set; a folder that holds none is the person's mistake.</summary>
    public static ImageSet Open(string folder) => Usage.Check(() => ImageSet.Open(folder));
}
