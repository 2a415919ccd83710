using System.Collections.Concurrent;
using System.Text.Json;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>The kit's notebooks, unchanged and in their smallest form, in its own kernel and in .NET Interactive's.</summary>
[Trait("Category", "Slow")]
public sealed class TwoKernelsTests : IDisposable
{
    private const string Ours = ".net-csharp";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Notebooks_InBothKernels_ShowTheSame()
    {
        string[] notebooks = [.. NotebookFiles.LongestFirst().Select(name => $"notebooks/{name}"), "tests/AnimeGan.Cli.Tests/samples/displays.ipynb"];
        Install(notebooks.Length);
        var failures = new ConcurrentBag<string>();

        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, notebooks.Length), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            number =>
            {
                if (Run("two_kernels.py", RepositoryFiles.PathOf(notebooks[number]), RepositoryFiles.PathOf("artifacts/kit"), Ours, Theirs(number)) is { ExitCode: not 0 } failed)
                {
                    failures.Add($"{notebooks[number]}: {failed.Error}");
                }
            });

        Assert.True(failures.IsEmpty, string.Join('\n', failures));
    }

    // Code that is compiled ahead, as a published kit's, is linked otherwise than that of the tests.
    [Fact]
    public void Numbers_OfTheKitsTensors_OutliveTheirLastUse()
    {
        var kit = RepositoryFiles.PathOf("artifacts/kit");
        var notebook = _folder["numbers.dib"];
        File.WriteAllText(
            notebook,
            $$"""
            #!csharp

            #r "{{kit}}/AnimeGan.dll"
            #r "{{kit}}/TorchSharp.dll"
            using System.Reflection;
            using (TorchSharp.Scalar number = 0.5) { }
            var kept = typeof(AnimeGan.Engine.TensorEngine).Assembly.GetType("AnimeGan.Engine.ScalarLifetimes")!.GetProperty("Retired", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null);
            if ((long)kept! == 0) { throw new Exception("TorchSharp has freed it at once."); }
            """);

        var run = ChildProcess.Run("bash", [RepositoryFiles.PathOf("environment/animegan"), "notebook", "run", notebook, "--out", _folder["out"]], timeout: TimeSpan.FromMinutes(10));

        Assert.True(run.ExitCode == 0 || !OperatingSystem.IsLinux(), run.Output + run.Error);
    }

    private static string Theirs(int number) => $".net-interactive-{number}";

    private void Install(int kernels)
    {
        var installed = ChildProcess.Run(
            "bash",
            [RepositoryFiles.PathOf("environment/animegan"), "kernel", "install", "--name", Ours, "--prefix", _folder["prefix"]],
            timeout: TimeSpan.FromMinutes(10));
        Assert.True(installed.ExitCode == 0, installed.Error);
        var tool = RepositoryFiles.PathOf("artifacts/tools/dotnet-interactive");
        for (var number = 0; number < kernels; number++)
        {
            // Two of them that start at once take the same port for their page, and one dies of it; so each has some of its own.
            var ports = $"{3000 + (50 * number)}-{3049 + (50 * number)}";
            var folder = _folder.MakeFolder(Path.Combine("prefix", "share", "jupyter", "kernels", Theirs(number)));
            File.WriteAllText(
                Path.Combine(folder, "kernel.json"),
                JsonSerializer.Serialize(new { argv = new[] { tool, "jupyter", "--default-kernel", "csharp", "{connection_file}", "--http-port-range", ports }, display_name = Theirs(number), language = "C#" }));
        }
    }

    private ProcessResult Run(string script, params string[] arguments) => ChildProcess.Run(
        PythonOracle.Interpreter,
        [RepositoryFiles.PathOf($"tests/AnimeGan.Cli.Tests/jupyter/{script}"), .. arguments],
        workingFolder: _folder.MakeFolder($"work-{Guid.NewGuid():N}"),
        environment: new Dictionary<string, string>
        {
            ["JUPYTER_PATH"] = Path.Combine(_folder["prefix"], "share", "jupyter"),
            ["JUPYTER_RUNTIME_DIR"] = _folder[$"runtime-{Guid.NewGuid():N}"],
            ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
            ["OMP_NUM_THREADS"] = "1",
        },
        timeout: TimeSpan.FromMinutes(20));
}
