using System.Collections.Concurrent;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Every notebook of the kit, whole, in its quick profile, as Jupyter's own tools execute it and turn it into a page; and what it claims of its run is so.</summary>
[Trait("Category", "Slow")]
public sealed class QuickCurriculumTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Notebooks_OfTheCurriculum_AreFound() => Assert.True(NotebookFiles.LongestFirst().Count >= 4, "fewer notebooks than the curriculum has");

    // One core for each: small networks lose much of a second core, and two notebooks at a time are done sooner than one after the other.
    [Fact]
    public void Notebooks_ExecutedByNbconvert_RunWholeInTheirQuickProfile()
    {
        var installed = ChildProcess.Run(
            "bash",
            [RepositoryFiles.PathOf("environment/animegan"), "kernel", "install", "--name", ".net-csharp", "--prefix", _folder["prefix"]],
            timeout: TimeSpan.FromMinutes(10));
        Assert.True(installed.ExitCode == 0, installed.Error);
        var failures = new ConcurrentBag<string>();

        Parallel.ForEach(
            Partitioner.Create(NotebookFiles.LongestFirst(), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            notebook =>
            {
                if (Execute(notebook) is { } failure)
                {
                    failures.Add($"{notebook}: {failure}");
                }
            });

        Assert.Empty(failures);
    }

    private string? Execute(string notebook)
    {
        var run = Convert(notebook, RepositoryFiles.PathOf($"notebooks/{notebook}"), "--execute", "--to", "notebook");
        if (run.ExitCode != 0)
        {
            return run.Error;
        }

        var executed = Path.Combine(_folder["pages"], notebook);
        var published = Convert(notebook, executed, "--to", "html");
        if (published.ExitCode != 0)
        {
            return published.Error;
        }

        var page = File.ReadAllText(Path.ChangeExtension(executed, ".html"));
        return NotebookClaimTests.Keep(executed, Path.GetFileNameWithoutExtension(notebook), seed: 1) is { Count: > 0 } contradicted
            ? string.Join('\n', contradicted)
            : page.Contains("animegan-figure", StringComparison.Ordinal) ? null : "its page shows no figure";
    }

    private ProcessResult Convert(string notebook, string file, params string[] how) => ChildProcess.Run(
        PythonOracle.Interpreter,
        ["-m", "nbconvert", .. how, "--output-dir", _folder["pages"], file],
        environment: new Dictionary<string, string>
        {
            ["JUPYTER_PATH"] = Path.Combine(_folder["prefix"], "share", "jupyter"),
            ["JUPYTER_RUNTIME_DIR"] = _folder[$"runtime-{notebook}"],
            ["OMP_NUM_THREADS"] = "1",
        },
        timeout: TimeSpan.FromMinutes(40));
}
