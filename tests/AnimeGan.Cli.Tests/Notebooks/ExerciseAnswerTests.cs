using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>
/// The kit's notebooks with answers put in: none, those of notebooks/solutions, wrong ones. The file samples/wrong-answers.json
/// holds for each variable of a notebook's exercises a wrong C# expression.
/// </summary>
public sealed partial class ExerciseAnswerTests : IDisposable
{
    private const string WrongAnswersFile = "tests/AnimeGan.Cli.Tests/samples/wrong-answers.json";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Notebooks() => [.. NotebookFiles.LongestFirst().Select(file => Path.GetFileNameWithoutExtension(file))];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Notebooks))]
    [Trait("Category", "Slow")]
    public async Task Run_WithSolutions_TheyAreRightAndWrongAnswersAreNot(string name)
    {
        var notebook = NotebookFile.Load(RepositoryFiles.PathOf($"notebooks/{name}.ipynb"));
        UseLibraryBesideTests(notebook);
        var (check, answers) = (notebook.Cells.ToList().FindIndex(IsCheck), WrongAnswers()[name]);
        Assert.True(check >= 1, $"{name} has no cell that checks exercises");
        var (asking, checking) = (notebook.Cells[check - 1], notebook.Cells[check]);
        Assert.All(answers.Keys, variable => Assert.Contains($" {variable} = ", asking.Source, StringComparison.Ordinal));
        while (notebook.Cells.Count > check + 1)
        {
            notebook.RemoveAt(check + 1);
        }

        AskAgain(notebook, checking.Source, Solutions(name));
        AskAgain(notebook, checking.Source, string.Join('\n', answers.Select(answer => $"{answer.Key} = {answer.Value};")));
        NotebookSlice.Keep(notebook, from: asking);
        var file = Path.Combine(_folder.MakeFolder("notebooks"), $"{name}.ipynb");
        NotebookFile.Save(notebook, file);

        await CommandLine.SucceedAsync("notebook", "run", file, "--out", _folder["site"], "--no-index", "--profile", "smoke");

        var checks = NotebookFile.Load(Path.Combine(_folder["site"], $"{name}.ipynb")).Cells.Where(IsCheck).Select(Cards).ToList();
        var (unanswered, right, wrong) = (checks[0], checks[1], checks[2]);
        Assert.Equal(answers.Count, unanswered.Count);
        Assert.All(unanswered, card => Assert.StartsWith("○", card, StringComparison.Ordinal));
        Assert.Equal(unanswered.Count, right.Count);
        Assert.All(right, card => Assert.StartsWith("✓", card, StringComparison.Ordinal));
        Assert.Equal(unanswered.Count, wrong.Count);
        Assert.All(wrong, card => Assert.StartsWith("✗", card, StringComparison.Ordinal));
    }

    /// <summary>What is known beforehand is sealed; compared in the open is what only the reader's own run says.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Check_Answers_AreNotInTheCell(string name)
    {
        var check = NotebookFile.Load(RepositoryFiles.PathOf($"notebooks/{name}.ipynb")).Cells.Single(IsCheck).Source;

        var calls = SealableCall().Matches(check).Select(call => call.Groups["expected"].Value.Trim()).ToList();

        Assert.True(calls.Count >= 2, $"{name} has {calls.Count} exercises with a number or a choice");
        Assert.All(calls, expected => Assert.Matches("""^new Seal\("[0-9.]+-[0-9a-f]{12}"\)$|^\(?[a-z]""", expected));
        Assert.True(calls.Count(expected => expected.StartsWith("new Seal", StringComparison.Ordinal)) >= calls.Count - 1, $"{name} compares more than one answer in the open: {string.Join("; ", calls)}");
    }

    private static bool IsCheck(NotebookCell cell) => cell.Kind == CellKind.Code && cell.Source.Contains("Exercise.Sheet(", StringComparison.Ordinal);

    /// <summary>Puts two cells behind the others: one that answers, one that checks again.</summary>
    private static void AskAgain(NotebookDocument notebook, string check, string answers)
    {
        notebook.Insert(new NotebookCell(CellKind.Code, answers) { Language = "csharp" }, notebook.Cells.Count);
        notebook.Insert(new NotebookCell(CellKind.Code, check) { Language = "csharp" }, notebook.Cells.Count);
    }

    /// <summary>Each verdict's line in a cell's outputs.</summary>
    private static List<string> Cards(NotebookCell cell) =>
    [
        .. cell.Outputs.OfType<JsonObject>()
            .Select(output => output["data"]?["text/plain"])
            .SelectMany(text => (text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)text ?? "").Split('\n'))
            .Where(line => line.Length > 0 && "○✓✗".Contains(line[0], StringComparison.Ordinal)),
    ];

    /// <summary>The code of a page of solutions, up to the open ends of 'Try it'.</summary>
    private static string Solutions(string name)
    {
        var page = File.ReadAllText(RepositoryFiles.PathOf($"notebooks/solutions/{name}.md")).ReplaceLineEndings("\n");
        return string.Join('\n', CSharp().Matches(page[..page.IndexOf("\n## Try it\n", StringComparison.Ordinal)]).Select(block => block.Groups["code"].Value));
    }

    private static Dictionary<string, Dictionary<string, string>> WrongAnswers() =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(RepositoryFiles.PathOf(WrongAnswersFile)))!;

    // The notebooks name the kit as a reader would; here it is the library beside the tests.
    private static void UseLibraryBesideTests(NotebookDocument notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.Source = cell.Source.Replace("../artifacts/kit/", AppContext.BaseDirectory, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharp();

    // A question, the answer's variable, and what it is compared with.
    [GeneratedRegex("""Exercise\.(Number|Choice)\(\s*"[^"]*", \w+,\s*(?<expected>new Seal\("[^"]*"\)|[^,"]+|"[^"]*"),""")]
    private static partial Regex SealableCall();
}
