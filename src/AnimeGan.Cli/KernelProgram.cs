namespace AnimeGan.Cli;

/// <summary>How this program is started again from anywhere: what a kernel spec needs.</summary>
internal static class KernelProgram
{
    private static readonly string[] _kept = ["DOTNET_ROOT"];

    /// <summary>The program and the arguments that make it serve a kernel.</summary>
    /// <returns>With absolute paths, whatever folder Jupyter starts in and whatever its PATH is.</returns>
    public static IReadOnlyList<string> Command()
    {
        var process = Environment.ProcessPath ?? throw new FailureException("The path of this program is not known, so no kernel spec can name it.");
        var isHost = Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] program = isHost ? [OnPath(process), Path.Combine(AppContext.BaseDirectory, "AnimeGan.Cli.dll")] : [process];
        return [.. program, "kernel", "run"];
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
