using AnimeGan.Figures;

namespace AnimeGan.Cli;

/// <summary>What lies beside the kit. In a checkout everything that builds and runs make is under one folder, artifacts; an installed tool carries a folder kit.</summary>
internal static class KitFiles
{
    /// <summary>The folder kit of an installed tool, with the notebooks and what they show; null elsewhere.</summary>
    public static string? Carried { get; } = Path.Combine(AppContext.BaseDirectory, "kit") is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>The folder artifacts above this program; null where the program was copied elsewhere, or is an installed tool.</summary>
    public static string? Artifacts { get; } = Carried is null ? FindArtifacts() : null;

    /// <summary>The checkout that the program was built in; null where the program was copied elsewhere, or is an installed tool.</summary>
    public static string? Root => Path.GetDirectoryName(Artifacts);

    /// <summary>The charting script; null where the program was copied without it: pages then show still charts.</summary>
    public static string? Plotly => PlotlyScript.ShippedFile;

    /// <summary>The kit's notebooks by their names; none where the program was copied elsewhere.</summary>
    public static IReadOnlyList<string> Notebooks =>
        (Root ?? Carried) is { } root && Path.Combine(root, "notebooks") is var folder && Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Where details of unexpected failures are kept.</summary>
    public static string Logs => Artifacts is { } artifacts ? Path.Combine(artifacts, "logs") : Path.Combine(Path.GetTempPath(), $"animegan-logs-{Environment.UserName}");

    private static string? FindArtifacts()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.Name == "artifacts")
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
