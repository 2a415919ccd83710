using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Every notebook of the kit, whole, in its quick profile, as Jupyter's own tools execute it and turn it into a page.</summary>
[Trait("Category", "Slow")]
public sealed class QuickCurriculumTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Notebooks =>
        [.. Directory.GetFiles(RepositoryFiles.PathOf("notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Notebooks_OfTheCurriculum_AreFound() => Assert.True(Notebooks.Count >= 4, "fewer notebooks than the curriculum has");

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_ExecutedByNbconvert_RunsWholeInItsQuickProfile(string notebook)
    {
        var installed = ChildProcess.Run(
            "bash",
            [RepositoryFiles.PathOf("environment/animegan"), "kernel", "install", "--name", ".net-csharp", "--prefix", _folder["prefix"]],
            timeout: TimeSpan.FromMinutes(10));
        Assert.True(installed.ExitCode == 0, installed.Error);

        var run = ChildProcess.Run(
            PythonOracle.Interpreter,
            ["-m", "nbconvert", "--execute", "--to", "html", "--output-dir", _folder["pages"], RepositoryFiles.PathOf($"notebooks/{notebook}")],
            environment: new Dictionary<string, string>
            {
                ["JUPYTER_PATH"] = Path.Combine(_folder["prefix"], "share", "jupyter"),
                ["JUPYTER_RUNTIME_DIR"] = _folder["runtime"],
            },
            timeout: TimeSpan.FromMinutes(25));

        Assert.True(run.ExitCode == 0, run.Error);
        var page = File.ReadAllText(Path.Combine(_folder["pages"], Path.ChangeExtension(notebook, ".html")));
        Assert.Contains("animegan-figure", page, StringComparison.Ordinal);
    }
}
