using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>The libraries' packages, made as environment/pack.sh makes them, but of what the build has compiled already.</summary>
public sealed class PackedKit : IDisposable
{
    private static readonly string[] _compiled = ["dll", "pdb", "xml"];

    private readonly TemporaryFolder _folder = new();

    public PackedKit()
    {
        string[] common = ["-c", "Release", "-p:ForPackages=true", $"-p:ArtifactsPath={_folder["artifacts"]}/", "-v", "q", "-nologo", "-nodeReuse:false"];
        Dotnet(["restore", RepositoryFiles.PathOf("src/AnimeGan.Interactive"), .. common[2..]]);
        foreach (var library in Libraries)
        {
            foreach (var file in _compiled.Select(ending => $"bin/{library}/release/{library}.{ending}"))
            {
                _folder.MakeFolder(Path.Combine("artifacts", Path.GetDirectoryName(file)!));
                File.Copy(RepositoryFiles.PathOf($"artifacts/{file}"), _folder[$"artifacts/{file}"]);
            }
        }

        if (HasTiles)
        {
            _folder.MakeFolder("artifacts/native/animegan_tiles");
            File.Copy(RepositoryFiles.PathOf(_tiles), _folder[_tiles]);
        }

        foreach (var library in Libraries)
        {
            Dotnet(["pack", RepositoryFiles.PathOf($"src/{library}"), .. common, "--no-build", "-o", Packages]);
        }
    }

    /// <summary>The packages' names.</summary>
    public static IReadOnlyList<string> Libraries { get; } = ["AnimeGan", "AnimeGan.Interactive"];

    /// <summary>Whether the machine has built the native library of the instructions for bfloat16.</summary>
    public static bool HasTiles => File.Exists(RepositoryFiles.PathOf(_tiles));

    /// <summary>The folder of packages.</summary>
    public string Packages => _folder["packages"];

    /// <summary>A folder that goes with the packages.</summary>
    public string MakeFolder(string name) => _folder.MakeFolder(name);

    public void Dispose() => _folder.Dispose();

    private static readonly string _tiles = "artifacts/native/animegan_tiles/libanimegan_tiles.so";

    private static void Dotnet(string[] arguments)
    {
        var run = ChildProcess.Run("dotnet", arguments);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {run.ExitCode}:\n{run.Output}{run.Error}");
    }
}
