using System.Text.Json;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class KernelCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Install_UnderAPrefix_WritesASpecThatWorksFromAnywhere()
    {
        var output = await CommandLine.SucceedAsync("kernel", "install", "--prefix", _folder.FullPath, "--name", "faces");

        var kernel = _folder["share/jupyter/kernels/faces"];
        var command = JsonElement.Parse(File.ReadAllText(Path.Combine(kernel, "kernel.json"))).GetProperty("argv").EnumerateArray().Select(word => word.GetString()!).ToList();
        Assert.Contains(kernel, output, StringComparison.Ordinal);
        Assert.Equal(["kernel", "run", "{connection_file}"], command[^3..]);
        Assert.All(command[..^3], path => Assert.True(Path.IsPathRooted(path) && File.Exists(path), path));
        Assert.All(["logo-32x32.png", "logo-64x64.png"], logo => Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(Path.Combine(kernel, logo))[..4]));
    }

    [Fact]
    public async Task Uninstall_AfterInstall_LeavesNothing()
    {
        await CommandLine.SucceedAsync("kernel", "install", "--prefix", _folder.FullPath, "--name", "faces");

        var output = await CommandLine.SucceedAsync("kernel", "uninstall", "--prefix", _folder.FullPath);
        var again = await CommandLine.SucceedAsync("kernel", "uninstall", "--prefix", _folder.FullPath);

        Assert.Contains("faces", output, StringComparison.Ordinal);
        Assert.Contains("nothing to remove", again, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["share/jupyter/kernels"]));
    }

    [Fact]
    public async Task Run_WithoutAConnectionFile_SaysWhoWritesIt()
    {
        var result = await CommandLine.RunAsync("kernel", "run", _folder["none.json"]);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("Jupyter writes it", result.Error, StringComparison.Ordinal);
    }
}
