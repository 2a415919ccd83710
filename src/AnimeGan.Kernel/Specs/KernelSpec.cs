namespace AnimeGan.Kernel.Specs;

/// <summary>What a kernel's folder is written from.</summary>
public sealed record KernelSpec
{
    /// <summary>What Jupyter's menus call the kernel.</summary>
    public string DisplayName { get; init; } = "C# (AnimeGan)";

    /// <summary>The program and its arguments, with absolute paths; the connection file's path is added as the last.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Environment variables that the kernel is started with.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Files that lie beside kernel.json, by name: the logos.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>();
}
