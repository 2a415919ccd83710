namespace AnimeGan.Kernel.Specs;

/// <summary>Where Jupyter looks for kernels.</summary>
internal static class JupyterFolders
{
    /// <summary>The person's own folder of kernels.</summary>
    public static string User => Path.Combine(UserData(), "kernels");

    /// <summary>All folders of kernels, in the order in which Jupyter searches them.</summary>
    public static IReadOnlyList<string> All
    {
        get
        {
            var path = Environment.GetEnvironmentVariable("JUPYTER_PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
            string[] system = OperatingSystem.IsWindows()
                ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
                : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
            return [.. path.Select(KernelsOf), User, .. system.Select(KernelsOf)];
        }
    }

    /// <summary>The folder of kernels of an installation prefix, as in "/usr/local".</summary>
    public static string UnderPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    private static string KernelsOf(string data) => Path.Combine(data, "kernels");

    private static string UserData()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } given)
        {
            return given;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
        {
            return Path.Combine(home, "Library", "Jupyter");
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        }

        var shared = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".local", "share");
        return Path.Combine(shared, "jupyter");
    }
}
