using AnimeGan.Training;

namespace AnimeGan.Playground;

/// <summary>The training of a run as its sample grids: the same latent vectors, or pictures, after more and more steps.</summary>
internal static class TrainingFilm
{
    // As ImageGrid lays out.
    private const int Border = 2;

    /// <summary>Some of a run's grids, the first and the last among them.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="most">At most as many.</param>
    internal static object? Of(RunFolder folder, int most)
    {
        var frames = Spread(folder.Samples(), most);
        if (frames.Count == 0)
        {
            return null;
        }

        var record = folder.ReadRecord();
        return new
        {
            Columns = record.GridSize,
            Width = record.ImageSize,
            Height = record.Rows,
            Border,
            Frames = frames.Select(frame => new { frame.Step, Picture = DataAddress(File.ReadAllBytes(frame.Path)) }),
        };
    }

    /// <summary>How many frames there will be.</summary>
    internal static int Count(RunFolder folder, int most) => Math.Min(folder.Samples().Count, most);

    /// <summary>A PNG as an address.</summary>
    internal static string DataAddress(byte[] png) => $"data:image/png;base64,{Convert.ToBase64String(png)}";

    /// <summary>At most some of a list, evenly, with both ends.</summary>
    internal static IReadOnlyList<T> Spread<T>(IReadOnlyList<T> all, int most) => all.Count <= most
        ? all
        : most switch
        {
            0 => [],
            1 => [all[^1]],
            _ => [.. Enumerable.Range(0, most).Select(index => all[(int)Math.Round(index * (all.Count - 1) / (most - 1.0))])],
        };
}
