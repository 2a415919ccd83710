namespace AnimeGan.Cli;

/// <summary>How this program is started again, from anywhere: by Jupyter as a kernel, or by itself for work beside its own.</summary>
internal static class ThisProgram
{
    private static readonly string[] _kept = ["DOTNET_ROOT"];

    /// <summary>The program and arguments for it.</summary>
    /// <param name="arguments">As they would be typed after its name.</param>
    /// <returns>With absolute paths, whatever the folder and the PATH it is started with.</returns>
    public static IReadOnlyList<string> Command(params IEnumerable<string> arguments)
    {
        var process = Environment.ProcessPath ?? throw new FailureException("The path of this program is not known, so it cannot be started again.");
        var isHost = Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] program = isHost ? [OnPath(process), Path.Combine(AppContext.BaseDirectory, "AnimeGan.Cli.dll")] : [process];
        return [.. program, .. arguments];
    }

    /// <summary>The variables of this process without which it would find other libraries.</summary>
    public static Dictionary<string, string> Variables() =>
        _kept.Select(name => (name, value: Environment.GetEnvironmentVariable(name)))
            .Where(pair => !string.IsNullOrEmpty(pair.value))
            .ToDictionary(pair => pair.name, pair => pair.value!);

    /// <summary>A link on PATH that leads to this very program outlives updates, which may move what it leads to.</summary>
    private static string OnPath(string process) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => new FileInfo(Path.Combine(folder, Path.GetFileName(process))))
            .FirstOrDefault(file => file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName) == process)
            ?.FullName ?? process;
}
