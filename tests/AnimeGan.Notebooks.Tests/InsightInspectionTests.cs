using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

/// <summary>What Shift+Tab says, and whether Enter runs a cell; "|" is the cursor.</summary>
[Collection("process")]
public sealed class InsightInspectionTests : IAsyncLifetime
{
    private readonly CSharpSession _session = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("var text = \"a\";\ntex|t", "(notebook variable) string text")]
    [InlineData("\"abc\".Leng|th", "int string.Length { get; }")]
    [InlineData("\"abc\".Length|", "int string.Length { get; }")]
    [InlineData("Console|", "class System.Console")]
    [InlineData("DayOfWeek.Fri|day", "DayOfWeek.Friday = 5")]
    [InlineData("void F(int amount) { amou|nt++; }", "(parameter) int amount")]
    [InlineData("if (true) { var inner = 1.5; inn|er++; }", "(local variable) double inner")]
    [InlineData("new[] { 1 }.Firs|t()", "(extension) int IEnumerable<int>.First<int>()")]
    [InlineData("va|r list = new List<int>();", "class System.Collections.Generic.List<int>")]
    [InlineData("record Point(int X);\nPoin|t p = null;", "record Point")]
    [InlineData("new StringBuild|er(5)", "StringBuilder.StringBuilder(int capacity)")]
    [InlineData("string.Join(|", "string string.Join(char separator, params string?[] value)")]
    [InlineData("1 + |2", null)]
    [InlineData("// Console| here", null)]
    [InlineData("|", null)]
    public async Task Inspect_Code_SaysTheSignature(string code, string? expected)
    {
        var text = await Text(code);

        Assert.Equal(expected, text?.Split('\n')[0]);
    }

    [Fact]
    public async Task Inspect_SymbolOfAnEarlierCell_HasItsCommentAndValue()
    {
        await Run("/// <summary>How <b>many</b>.</summary>\nvar count = 41;\ncount++;\n/// <summary>Twice <paramref name=\"x\"/>.</summary>\n/// <param name=\"x\">What to double.</param>\n/// <returns>It.</returns>\nint Twice(int x) => 2 * x;");

        var variable = await Text("cou|nt");
        var call = await _session.InspectAsync("Twice(1", "Twice(".Length, Token);

        Assert.Equal("(notebook variable) int count\nvalue: 42\n\nHow many.", variable);
        Assert.Equal("int Twice(int x)\n\nHere:\n  x: What to double.\n\nTwice x.\n\nParameters:\n  x: What to double.\n\nReturns:\nIt.", call!["text/plain"]);
        Assert.Contains("**Returns**", call["text/markdown"], StringComparison.Ordinal);
        Assert.Contains("<dt><code>x</code></dt><dd>What to double.</dd>", call["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_LibraryBesideItsXml_HasDocumentation()
    {
        await Run($"#r \"{typeof(CSharpSession).Assembly.Location}\"");

        var text = await Text("AnimeGan.Notebooks.Session.CSharpSes|sion");

        Assert.Contains("cells run one after the other", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_Framework_HasDocumentationWhereTheSdkIsThere()
    {
        var shared = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location)))!;
        var isSdkThere = Directory.Exists(Path.Combine(Path.GetDirectoryName(shared)!, "packs", "Microsoft.NETCore.App.Ref"));

        var text = await Text("\"a\".Trim|()");
        var list = await Text("new List<int>().Ad|d(1)");

        Assert.Equal(isSdkThere, text!.Contains("white-space characters", StringComparison.Ordinal));
        Assert.Equal(isSdkThere, list!.Contains("Adds an object to the end", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1 + 1", "complete", "")]
    [InlineData("", "complete", "")]
    [InlineData("for (var i = 0; i < 3; i++)\n{", "incomplete", "    ")]
    [InlineData("if (a)\n{\n    while (b)\n    {\n        F(1,", "incomplete", "            ")]
    [InlineData("var text = \"\"\"\n  a", "incomplete", "")]
    [InlineData("var x = 1 +", "incomplete", "")]
    [InlineData("var x = );", "invalid", "")]
    [InlineData("#!markdown\n# a (", "complete", "")]
    [InlineData("#r \"a.dll\"\nvar x = 1;", "complete", "")]
    [InlineData("await Task.Delay(1);", "complete", "")]
    public void CheckComplete_Code_SaysWhetherToGoOn(string code, string status, string indent)
    {
        var answer = _session.CheckComplete(code);

        Assert.Equal(new CodeStatus(status, indent), answer);
    }

    private async Task<string?> Text(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        return (await _session.InspectAsync(code.Remove(position, 1), position, Token))?["text/plain"];
    }

    private async Task Run(string code)
    {
        var outcome = await _session.ExecuteAsync(code, new Recorder(), token: Token);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
    }
}
