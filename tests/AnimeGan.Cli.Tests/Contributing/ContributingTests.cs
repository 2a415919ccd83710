using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Running;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests.Contributing;

/// <summary>What CONTRIBUTING.md says of adding an objective, a model, a metric and a notebook is done here as it stands there.</summary>
public sealed class ContributingTests
{
    private static readonly Lazy<EditedLibrary> _library = new();

    [Fact]
    public void Edits_EachOne_FindsTheLinesThatItStandsBeside()
    {
        Assert.All(WorkedExamples.Edited, path => Assert.NotEqual(File.ReadAllText(RepositoryFiles.PathOf(path)), WorkedExamples.Files[path]));
        Assert.InRange(WorkedExamples.Edited.Count, 6, 20);
    }

    [Theory]
    [InlineData("BoundarySeekingTests", 3)]
    [InlineData("ResidualGanTests", 2)]
    [InlineData("VendiScoreTests", 4)]
    public async Task Example_ItsOwnTests_PassOverTheEditedLibrary(string name, int atLeast)
    {
        var type = Assert.Single(_library.Value.Tests.GetTypes(), type => type.Name == name);
        var facts = type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).ToList();

        foreach (var fact in facts)
        {
            try
            {
                await (fact.Invoke(Activator.CreateInstance(type), null) as Task ?? Task.CompletedTask);
            }
            catch (TargetInvocationException failure)
            {
                ExceptionDispatchInfo.Throw(failure.InnerException!);
            }
        }

        Assert.True(facts.Count >= atLeast, $"{name} has {facts.Count} tests, expected at least {atLeast}.");
    }

    [Fact]
    public async Task Notebook_MadeAsTheTextSays_RunsAndIsClean()
    {
        using var folder = new TemporaryFolder();
        var (path, text) = Assert.Single(WorkedExamples.Files, file => file.Key.EndsWith(".dib", StringComparison.Ordinal));
        var name = Path.GetFileNameWithoutExtension(path);
        await File.WriteAllTextAsync(folder[$"{name}.dib"], text.Replace("../artifacts/kit/", AppContext.BaseDirectory, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await CommandLine.SucceedAsync("notebook", "export", folder[$"{name}.dib"], "--out", folder[$"{name}.ipynb"]);
        var notebook = NotebookFile.Load(folder[$"{name}.ipynb"]);
        notebook.Cells.First(cell => cell.Kind == CellKind.Code).Metadata["tags"] = new JsonArray(NotebookParameters.Tag);

        var result = await NotebookRunner.RunAsync(
            notebook, new RunOptions { Folder = folder.FullPath, Parameters = new Dictionary<string, string> { ["profile"] = "smoke" } }, token: TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, result.Failure?.ToString());
        var numbers = result.Notebook.Cells[^1].Outputs.ToJsonString();
        Assert.Contains("-0.0025", numbers, StringComparison.Ordinal);
        Assert.Contains("-0.9975", numbers, StringComparison.Ordinal);
        Assert.Empty(NotebookCleaner.Clean(notebook));
        Assert.Equal(NotebookDocument.KernelName, (string?)notebook.Metadata["kernelspec"]!["name"]);
    }
}
