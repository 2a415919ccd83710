using System.Security.Cryptography;
using AnimeGan.Data;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A project of a researcher's own, in a folder of its own, with an objective and a metric: it trains by itself, and its assembly is a plugin of the command line.</summary>
public sealed class OwnPartsTests : IDisposable
{
    private const int MostLines = 39;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Project_InAFolderOfItsOwn_TrainsResumesReportsAndIsAPlugin()
    {
        var source = RepositoryFiles.PathOf("samples/own-parts");
        Assert.InRange(File.ReadLines(Path.Combine(source, "Program.cs")).Count(), 1, MostLines);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, _folder[Path.GetFileName(file)]);
        }

        var built = ChildProcess.Run("dotnet",
        [
            "build", _folder["own-parts.csproj"], "-c", "Release", "-v", "q", "-nologo", "-nodeReuse:false",
            $"-p:AnimeGan={RepositoryFiles.Root}", "-p:BuildProjectReferences=false", "-p:CreateSymbolicLinksForCopyLocalIfPossible=true",
        ]);
        Assert.True(built.ExitCode == 0, built.Output);
        SynthAnime.WriteSet(_folder["faces"], 32, 32, seed: 3, overwrite: false, progress: null, TestContext.Current.CancellationToken);
        var plugin = _folder["bin/Release/net10.0/own-parts.dll"];

        var program = ChildProcess.Run("dotnet", [plugin, _folder["faces"], _folder["run"]]);
        Assert.True(program.ExitCode == 0, program.Error);
        Assert.Matches("^6 steps, brightness [0-9]+", program.Output);
        Assert.True(File.Exists(_folder["run.html"]));

        var trained = Kit("train", "--plugin", plugin, "--data", _folder["faces"], "--objective", "tilted", "--set", "custom.values=tilt=0.2", "--steps", "2", "--batch", "8", "--base-width", "8", "--out", _folder["typed"]);
        Assert.True(trained.ExitCode == 0, trained.Error);
        var part = Assert.Single(RunFolder.Open(_folder["typed"]).ReadEnvironment().Parts!);
        Assert.Equal(("objective", "tilted", "own-parts.dll", Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(plugin)))), (part.Kind, part.Name, part.Assembly, part.Sha256));

        var without = Kit("resume", _folder["typed"], "--steps", "4");
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("objective 'tilted' of own-parts.dll", without.Error, StringComparison.Ordinal);
        Assert.Contains("--plugin own-parts.dll", without.Error, StringComparison.Ordinal);

        Assert.Equal(0, Kit("resume", _folder["typed"], "--steps", "4", $"--plugin={plugin}").ExitCode);
        var measured = Kit("evaluate", _folder["typed"], "--metrics", "brightness", "--samples", "16", "--references", "16", "--plugin", plugin);
        Assert.True(measured.ExitCode == 0, measured.Error);
        Assert.Contains("Brightness", measured.Output, StringComparison.Ordinal);
        Assert.Equal(0, Kit("doctor", _folder["typed"]).ExitCode);
    }

    [Fact]
    public async Task Plugin_ThatIsNotThere_IsBadUsage()
    {
        var result = await CommandLine.RunAsync("info", "--plugin", _folder["gone.dll"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("There is no plugin", result.Error, StringComparison.Ordinal);
    }

    private static ProcessResult Kit(params string[] arguments) => ChildProcess.Run("dotnet", [CommandLine.Program, .. arguments]);
}
