using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

[Collection("process")]
public sealed class SessionDirectiveTests : IAsyncLifetime
{
    private const string Known = "#!csharp, #!markdown, #!html, #!javascript, #!time, #!who, #!whos, #!set, #!share, #!import, #!lsmagic and #!about.";

    private readonly string _folder = Directory.CreateTempSubdirectory("directives-").FullName;
    private readonly CSharpSession _session;

    public SessionDirectiveTests()
    {
        _session = new CSharpSession(new SessionOptions { Folder = _folder });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("var a = 1;\n#!fsharp\nlet x = 1", 2, "#!fsharp is not known here: this kernel runs C#, and knows " + Known)]
    [InlineData("#!set --name x", 1, "#!set is written #!set --name NAME --value VALUE, where VALUE is text, @csharp:NAME, @input:\"PROMPT\" or @password:\"PROMPT\"")]
    [InlineData("#!set --name class --value 1", 1, "#!set is written #!set --name NAME --value VALUE, where VALUE is text, @csharp:NAME, @input:\"PROMPT\" or @password:\"PROMPT\"")]
    [InlineData("#!set --name x --value @fsharp:y", 1, "#!set cannot take a value from fsharp: this kernel runs C# alone. Write the value itself, @csharp:NAME, @input or @password.")]
    [InlineData("#!share --from csharp y", 1, "#!share finds no variable 'y'. #!who lists those that there are.")]
    [InlineData("#!share --from pwsh y", 1, "#!share cannot share from pwsh: this kernel runs C# alone.")]
    [InlineData("#!who me", 1, "#!who is written #!who")]
    public async Task Execute_WrongDirective_IsRefusedInOneLine(string code, int line, string message)
    {
        var outcome = await _session.ExecuteAsync(code, new Recorder(), token: Token);

        Assert.Equal(CellErrorKind.Directive, outcome.Error!.Kind);
        Assert.Equal(message, Assert.Single(outcome.Error.Traceback));
        Assert.Equal(line, outcome.Error.Line);
    }

    [Fact]
    public async Task SetAndShare_EveryKindOfValue_MakeVariables()
    {
        var seen = new Recorder();
        var person = new Answers("Ada", "pass word");

        var outcome = await _session.ExecuteAsync(
            "var number = 42;\n#!set --name url --value https://example.org/?a=1\n#!set --name words --value \"one \\\"two\\\" three\"\n#!set --name copy --value @csharp:number\n"
            + "#!set --name who --value @input:\"Your name\"\n#!set --value=@password:{\"prompt\": \"Your {word}\"} --name=secret\n#!share --from csharp number --as again\n#!share number --from csharp\n"
            + "$\"{url}|{words}|{copy + again}|{who}|{secret}\"",
            seen,
            input: person,
            token: Token);

        Assert.True(outcome.Succeeded, outcome.Error?.Message);
        Assert.Equal("https://example.org/?a=1|one \"two\" three|84|Ada|pass word", seen.Result);
        Assert.Equal([("Your name", false), ("Your {word}", true)], person.Asked);
    }

    [Fact]
    public async Task Who_VariablesOfAllCells_AreListedWithTypeAndValue()
    {
        await Run("record Point(int X);\nvar numbers = new List<int> { 1, 2 };\nvar p = new Point(3);\nint? maybe = null;\nint Unlisted() => 1;");
        var seen = await Run("var p = \"again\";\n(string Name, Dictionary<string, double[]> Table)[] pairs = null;\n#!who\n#!whos");

        var shown = seen.Events.OfType<CellEvent.Displayed>().Select(shown => shown.Data).ToList();
        Assert.Equal("maybe\nnumbers\np\npairs", shown[0]["text/plain"]);
        var rows = shown[1]["text/plain"]!.Split('\n').Select(row => row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal([["maybe", "int?", "<null>"], ["numbers", "List<int>", "[ 1, 2 ]"], ["p", "string", "again"], ["pairs", "ValueTuple<string, Dictionary<string, double[]>>[]", "<null>"]], rows);
        Assert.Contains("<td><code>numbers</code></td><td><code>List&lt;int&gt;</code></td><td>[ 1, 2 ]</td>", shown[1]["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directives_AskedFor_DescribeThemselves()
    {
        var seen = await Run("#!lsmagic\n#!about\n#!share -h\n#!time\n// #!nothing\nvar text = @\"\n#!nothing\n\";");

        var shown = seen.Events.OfType<CellEvent.Displayed>().Select(shown => shown.Data["text/plain"]!).ToList();
        Assert.All(Known.Replace(" and", ",", StringComparison.Ordinal).TrimEnd('.').Split(", "), name => Assert.Contains(name, shown[0], StringComparison.Ordinal));
        Assert.Contains("\nC# 14, compiler 5.", shown[1], StringComparison.Ordinal);
        Assert.Equal("#!share --from csharp NAME [--as NAME]: gives a variable another name", shown[2]);
        Assert.StartsWith("Wall time: ", shown[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_NotebooksAndFiles_RunHereWithPathsFromTheirOwnFolder()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "lib"));
        Save("helpers.ipynb", "# Prose", "#!import lib/more.cs\nint Six() => Three() + Three();", "Console.WriteLine(\"imported\");\nSix()");
        File.WriteAllText(Path.Combine(_folder, "lib", "more.cs"), "#!import ../last.dib\nint Three() => one + 2;");
        File.WriteAllText(Path.Combine(_folder, "last.dib"), "#!markdown\n\nProse\n\n#!csharp\n\nvar one = 1;\n");

        var seen = await Run("#!import helpers.ipynb\nSix() + one");

        Assert.Equal("7", seen.Result);
        Assert.Equal("imported\n", seen.Out);
        Assert.Equal("6", seen.Events.OfType<CellEvent.Displayed>().Single().Data["text/plain"]);
    }

    [Theory]
    [InlineData("#!import nowhere.ipynb", "#!import finds no file ")]
    [InlineData("#!import circle.csx", "circle.csx would go round in a circle: it is being imported already.")]
    [InlineData("#!import broken.ipynb", "cell 2 of broken.ipynb: line 2, column 9: error CS0103")]
    [InlineData("#!import text.txt", "#!import is written #!import FILE")]
    public async Task Import_WhatCannotBe_SaysWhichAndWhere(string code, string message)
    {
        File.WriteAllText(Path.Combine(_folder, "circle.csx"), "#!import circle.csx");
        File.WriteAllText(Path.Combine(_folder, "text.txt"), "text");
        Save("broken.ipynb", "# Prose", "var fine = 1;\nvar x = missing;");

        var outcome = await _session.ExecuteAsync("\n" + code, new Recorder(), token: Token);

        Assert.Contains(message, outcome.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(2, outcome.Error.Line);
    }

    [Fact]
    public async Task Import_CodeThatThrows_IsTracedToItsFile()
    {
        Save("throws.ipynb", "# Prose", "var x = 1;\nthrow new InvalidOperationException(\"stop\");");

        var outcome = await _session.ExecuteAsync("#!import throws.ipynb", new Recorder(), token: Token);

        Assert.Equal(["   at cell 2 of throws.ipynb, line 2"], outcome.Error!.Traceback.Skip(1));
    }

    private void Save(string name, string prose, params string[] code)
    {
        var notebook = NotebookDocument.Create();
        notebook.Insert(new NotebookCell(CellKind.Markdown, prose));
        foreach (var cell in code)
        {
            notebook.Insert(new NotebookCell(CellKind.Code, cell));
        }

        NotebookFile.Save(notebook, Path.Combine(_folder, name));
    }

    private async Task<Recorder> Run(string code)
    {
        var seen = new Recorder();
        var outcome = await _session.ExecuteAsync(code, seen, token: Token);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        return seen;
    }

    private sealed class Answers(params string[] answers) : ICellInput
    {
        public List<(string Prompt, bool IsPassword)> Asked { get; } = [];

        public string ReadLine(string prompt, bool isPassword)
        {
            Asked.Add((prompt, isPassword));
            return answers[Asked.Count - 1];
        }
    }
}
