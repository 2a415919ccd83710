namespace AnimeGan.Kernel.Specs;

/// <summary>Where Jupyter looks for kernels.</summary>
/// <remarks>The rules are those of jupyter_core's paths: one for each family of systems, with the same variables before them.</remarks>
internal sealed class JupyterFolders
{
    private readonly Func<string, string?> _variable;
    private readonly string _userData;
    private readonly string[] _systemData;

    private JupyterFolders(Func<string, string?> variable, string userData, params string[] systemData)
    {
        (_variable, _systemData) = (variable, systemData);
        _userData = variable("JUPYTER_DATA_DIR") is { Length: > 0 } given ? Path.GetFullPath(given) : userData;
    }

    /// <summary>This machine's.</summary>
    public static JupyterFolders Here => OfThisSystem();

    /// <summary>The person's own folder of kernels.</summary>
    public string User => KernelsOf(_userData);

    /// <summary>All folders of kernels, in the order in which Jupyter searches them.</summary>
    public IReadOnlyList<string> All =>
        [.. (_variable("JUPYTER_PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(_userData).Concat(_systemData).Select(KernelsOf)];

    /// <summary>The folder of kernels of an installation prefix, as in "/usr/local".</summary>
    public static string UnderPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>Linux and other Unix systems.</summary>
    public static JupyterFolders OfLinux(Func<string, string?> variable, string home) => new(
        variable,
        Path.Combine(variable("XDG_DATA_HOME") is { Length: > 0 } shared ? shared : Path.Combine(home, ".local", "share"), "jupyter"),
        "/usr/local/share/jupyter",
        "/usr/share/jupyter");

    /// <summary>macOS.</summary>
    public static JupyterFolders OfMacOS(Func<string, string?> variable, string home) =>
        new(variable, Path.Combine(home, "Library", "Jupyter"), "/usr/local/share/jupyter", "/usr/share/jupyter");

    /// <summary>Windows: the person's and everybody's folder of application data.</summary>
    public static JupyterFolders OfWindows(Func<string, string?> variable, string applicationData, string commonData) =>
        new(variable, Path.Combine(applicationData, "jupyter"), Path.Combine(commonData, "jupyter"));

    private static JupyterFolders OfThisSystem()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows()
            ? OfWindows(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData))
            : OperatingSystem.IsMacOS() ? OfMacOS(Environment.GetEnvironmentVariable, home) : OfLinux(Environment.GetEnvironmentVariable, home);
    }

    private static string KernelsOf(string data) => Path.Combine(data, "kernels");
}
