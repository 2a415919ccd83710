using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>
/// The kit's notebooks with answers put in: none, the right ones, wrong ones. The file samples/exercise-answers.json
/// holds for each variable of a notebook's exercises a right and a wrong C# expression.
/// </summary>
public sealed class ExerciseAnswerTests : IDisposable
{
    private const string AnswersFile = "tests/AnimeGan.Cli.Tests/samples/exercise-answers.json";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Notebooks() => [.. Answers().Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Notebooks))]
    [Trait("Category", "Slow")]
    public async Task Run_WithAnswers_RightOnesAreRightAndWrongOnesAreNot(string name)
    {
        var answers = Answers()[name];
        var notebook = NotebookFile.Load(RepositoryFiles.PathOf($"notebooks/{name}.ipynb"));
        UseLibraryBesideTests(notebook);
        var check = notebook.Cells.ToList().FindIndex(cell => cell.Kind == CellKind.Code && cell.Source.Contains("Exercise.", StringComparison.Ordinal));
        Assert.True(check >= 0, $"{name} has no cell that checks exercises");
        AskAgain(notebook, check, answers.Select(answer => $"{answer.Key} = {answer.Value[0]};"), offset: 1);
        AskAgain(notebook, check, answers.Select(answer => $"{answer.Key} = {answer.Value[1]};"), offset: 3);
        var file = Path.Combine(_folder.MakeFolder("notebooks"), $"{name}.ipynb");
        NotebookFile.Save(notebook, file);

        await CommandLine.SucceedAsync("notebook", "run", file, "--out", _folder["site"], "--profile", "smoke");

        var executed = NotebookFile.Load(Path.Combine(_folder["site"], $"{name}.ipynb"));
        var first = executed.Cells.ToList().FindIndex(cell => cell.Kind == CellKind.Code && cell.Source.Contains("Exercise.", StringComparison.Ordinal));
        var (unanswered, right, wrong) = (Cards(executed.Cells[first]), Cards(executed.Cells[first + 2]), Cards(executed.Cells[first + 4]));
        Assert.NotEmpty(unanswered);
        Assert.All(unanswered, card => Assert.StartsWith("○", card, StringComparison.Ordinal));
        Assert.All(right, card => Assert.StartsWith("✓", card, StringComparison.Ordinal));
        Assert.All(wrong, card => Assert.StartsWith("✗", card, StringComparison.Ordinal));
        Assert.Equal(unanswered.Count, right.Count);
        Assert.Equal(unanswered.Count, wrong.Count);
    }

    /// <summary>Puts two cells behind the check: one that answers, one that checks again.</summary>
    private static void AskAgain(NotebookDocument notebook, int check, IEnumerable<string> assignments, int offset)
    {
        var source = notebook.Cells[check].Source;
        notebook.Insert(new NotebookCell(CellKind.Code, string.Join('\n', assignments)) { Language = "csharp" }, check + offset);
        notebook.Insert(new NotebookCell(CellKind.Code, source) { Language = "csharp" }, check + offset + 1);
    }

    /// <summary>Each verdict's line in a cell's outputs.</summary>
    private static List<string> Cards(NotebookCell cell) =>
    [
        .. cell.Outputs.OfType<JsonObject>()
            .Select(output => output["data"]?["text/plain"])
            .SelectMany(text => (text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)text ?? "").Split('\n'))
            .Where(line => line.Length > 0 && "○✓✗".Contains(line[0], StringComparison.Ordinal)),
    ];

    private static Dictionary<string, Dictionary<string, string[]>> Answers() =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(File.ReadAllText(RepositoryFiles.PathOf(AnswersFile)))!;

    // The notebooks name the kit as a reader would; here it is the library beside the tests.
    private static void UseLibraryBesideTests(NotebookDocument notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.Source = cell.Source.Replace("../artifacts/kit/", AppContext.BaseDirectory, StringComparison.Ordinal);
        }
    }
}
