namespace AnimeGan.Kernel.Specs;

/// <summary>A kernel that Jupyter finds.</summary>
/// <param name="Name">The name by which notebooks ask for it.</param>
/// <param name="Folder">Where its kernel.json lies.</param>
/// <param name="DisplayName">What Jupyter's menus call it.</param>
/// <param name="IsOurs">True where the kit wrote it.</param>
public sealed record InstalledKernel(string Name, string Folder, string DisplayName, bool IsOurs);
