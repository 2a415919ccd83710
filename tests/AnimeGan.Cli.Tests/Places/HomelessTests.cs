using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>No home folder, one that is not there, and one that cannot be written: services and containers have no other.</summary>
public sealed class HomelessTests(TrainedPlace place) : IClassFixture<TrainedPlace>, IDisposable
{
    private const string RunInKernel = """
        import os, sys
        from jupyter_client.manager import start_new_kernel
        environment = {name: value for name, value in os.environ.items() if name != "HOME" and not name.startswith("XDG_")}
        manager, client = start_new_kernel(kernel_name="homeless", env=environment, cwd=sys.argv[1])
        try:
            said = []
            reply = client.execute_interactive("40 + 2", timeout=120, output_hook=lambda message: said.append(message["content"].get("data", {}).get("text/plain", "")))
            print(reply["content"]["status"], "".join(said))
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // With a umask of 077 at the same time: what is made is for its owner alone.
    [Fact]
    public void Commands_HomeThatIsNotThere_WorkForTheirOwnerAlone()
    {
        Succeed(null, "data", "synth", "--count", "16", "--size", "16", "--out", _folder["set"]);
        Succeed(null, TrainedPlace.TrainArguments(_folder["set"], _folder["run"]));
        Succeed(null, "kernel", "list");
        Succeed(_folder["nowhere"], "notebook", "run", place.Notebook, "--out", _folder["site"]);
        Succeed(_folder["nowhere"], "info");

        var found = Directory.EnumerateFileSystemEntries(_folder.FullPath, "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(found, file => file.EndsWith("images.npy", StringComparison.Ordinal));
        Assert.All(found, file => Assert.Equal(UnixFileMode.None, new FileInfo(file).UnixFileMode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)));
        return;

        static void Succeed(string? home, params string[] arguments)
        {
            var result = Run(home, arguments);
            Assert.True(result.ExitCode == 0, result.Error);
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        }
    }

    // A file where a folder should be refuses everybody, root too.
    [Fact]
    public void KernelInstall_HomeThatCannotBeWritten_NamesTheOptionAndLeavesNothing()
    {
        File.WriteAllText(_folder["home"], "");

        var result = Run(_folder["home"], "kernel", "install");

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("cannot be written", result.Error, StringComparison.Ordinal);
        Assert.Contains("--prefix", result.Error, StringComparison.Ordinal);
        Assert.Equal(["home"], Directory.EnumerateFileSystemEntries(_folder.FullPath).Select(Path.GetFileName));
    }

    [Fact]
    public void Package_HomeThatCannotBeWritten_NamesTheVariables()
    {
        File.WriteAllText(_folder["home"], "");
        TrainedPlace.WriteNotebook(_folder["package.ipynb"], "#r \"nuget: Any, 1.0.0\"");

        var result = Run(_folder["home"], "notebook", "run", _folder["package.ipynb"], "--out", _folder["site"]);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("Set HOME, or XDG_CACHE_HOME, to a folder of your own.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kernel_WithoutHome_RunsCells()
    {
        await CommandLine.SucceedAsync("kernel", "install", "--prefix", _folder.FullPath, "--name", "homeless");

        var result = ChildProcess.Run(PythonOracle.Interpreter, ["-c", RunInKernel, _folder.FullPath], environment: new Dictionary<string, string> { ["JUPYTER_PATH"] = _folder["share/jupyter"] });

        Assert.True(result.Output.Trim() == "ok 42", result.Output + result.Error);
    }

    private static ProcessResult Run(string? home, params string[] arguments) =>
        ChildProcess.Run("sh", ["-c", "umask 077; exec \"$@\"", "sh", "env", "-u", "XDG_CACHE_HOME", "-u", "XDG_DATA_HOME", "-u", "JUPYTER_DATA_DIR", .. home is null ? ["-u", "HOME"] : (string[])[$"HOME={home}"], "dotnet", CommandLine.Program, .. arguments]);
}
