namespace AnimeGan.Cli;

/// <summary>How this program is started again, from anywhere: by Jupyter as a kernel, or by itself for work beside its own.</summary>
internal static class ThisProgram
{
    private const string ToolName = "animegan";

    private static readonly string[] _kept = ["DOTNET_ROOT"];

    /// <summary>The program and arguments for it.</summary>
    /// <param name="arguments">As they would be typed after its name.</param>
    /// <returns>With absolute paths, whatever the folder and the PATH it is started with.</returns>
    public static IReadOnlyList<string> Command(params IEnumerable<string> arguments)
    {
        var process = Environment.ProcessPath ?? throw new FailureException("The path of this program is not known, so it cannot be started again.");
        var isHost = Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] program = isHost ? [Lasting(process), Path.Combine(AppContext.BaseDirectory, "AnimeGan.Cli.dll")] : [Lasting(process)];
        return [.. program, .. arguments];
    }

    /// <summary>The variables of this process without which it would find other libraries.</summary>
    public static Dictionary<string, string> Variables() =>
        _kept.Select(name => (name, value: Environment.GetEnvironmentVariable(name)))
            .Where(pair => !string.IsNullOrEmpty(pair.value))
            .ToDictionary(pair => pair.name, pair => pair.value!);

    /// <summary>A link that leads to a program outlives updates, which move what it leads to: one on PATH, or that of an installed tool.</summary>
    /// <param name="process">The program.</param>
    /// <returns>The link's path, or the program's own where there is none.</returns>
    internal static string Lasting(string process) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Concat(ToolFolder(process))
            .SelectMany(folder => (string[])[Path.Combine(folder, Path.GetFileName(process)), Path.Combine(folder, ToolName)])
            .Select(path => new FileInfo(path))
            .FirstOrDefault(file => file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName) == process)
            ?.FullName ?? process;

    /// <summary>Where the link of an installed tool lies: above the folder .store, which keeps each version.</summary>
    private static string[] ToolFolder(string process) =>
        process.IndexOf($"{Path.DirectorySeparatorChar}.store{Path.DirectorySeparatorChar}", StringComparison.Ordinal) is var store and > 0 ? [process[..store]] : [];
}
