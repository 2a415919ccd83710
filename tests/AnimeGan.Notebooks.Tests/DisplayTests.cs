using System.Diagnostics;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

/// <summary>What values look like, and the display functions that notebooks written for .NET Interactive call.</summary>
[Collection("process")]
public sealed class DisplayTests : IAsyncLifetime
{
    private readonly CSharpSession _session = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("new[] { new { Name = \"a\", Size = 1.5 }, new { Name = \"bcd\", Size = 10.25 } }", "   Name   Size\n0  a       1.5\n1  bcd   10.25")]
    [InlineData("Enumerable.Range(1, 3).Select(x => x * x)", "[ 1, 4, 9 ]")]
    [InlineData("Enumerable.Range(0, 30).ToList()", "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 ... (10 more) ]")]
    [InlineData("IEnumerable<int> Endless() { var i = 0; while (true) { yield return i++; } }\nEndless()", "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 ... (more) ]")]
    [InlineData("new Dictionary<string, int> { [\"one\"] = 1, [\"two\"] = 2 }", "key  value\none      1\ntwo      2")]
    [InlineData("\"abcab\".GroupBy(c => c)", "key  value\na    [ a, a ]\nb    [ b, b ]\nc    [ c ]")]
    [InlineData("(1, \"a\", X: 2.5)", "(1, a, 2.5)")]
    [InlineData("new int[,] { { 1, 2 }, { 3, 40 } }", "   0   1\n0  1   2\n1  3  40")]
    [InlineData("record Point(int X, double Y);\nnew Point(1, 0.5)", "Point\n  X: 1\n  Y: 0.5")]
    [InlineData("new { Inner = new { A = 1 }, None = (string)null, At = new DateTime(2026, 1, 2) }", "anonymous\n  Inner: { A = 1 }\n  None: <null>\n  At: 2026-01-02 00:00:00")]
    [InlineData("class Bad { public int Good => 1; public int Throws => throw new InvalidOperationException(\"no\"); }\nnew Bad()", "Bad\n  Good: 1\n  Throws: InvalidOperationException: no")]
    [InlineData("class Node { public string Name = \"n\"; public Node Next; }\nvar node = new Node(); node.Next = node; node", "Node\n  Name: n\n  Next: Node")]
    [InlineData("new object[] { null, 1, \"a\" }", "[ <null>, 1, a ]")]
    [InlineData("new List<int>()", "[  ]")]
    [InlineData("new Exception(\"outer\", new ArgumentException(\"inner\"))", "System.Exception: outer\ncaused by System.ArgumentException: inner")]
    [InlineData("HTML(\"<b>x</b>\")", "<b>x</b>")]
    public async Task Show_Value_ReadsAsText(string code, string expected)
    {
        Assert.Equal(expected, (await Result(code))["text/plain"]);
    }

    [Fact]
    public async Task Show_Records_AreATableWithNumbersToTheRight()
    {
        var html = (await Result("record Run(string Name, double Loss, int[] Sizes);\nEnumerable.Range(0, 25).Select(i => new Run(\"<r\" + i, i / 2.0, new[] { i })).ToList()"))["text/html"]!;

        Assert.Contains("<th></th><th>Name</th><th class=\"agv-n\">Loss</th><th>Sizes</th>", html, StringComparison.Ordinal);
        Assert.Contains("<tr><th>1</th><td>&lt;r1</td><td class=\"agv-n\">0.5</td><td>[ 1 ]</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("… 5 more", html, StringComparison.Ordinal);
        Assert.DoesNotContain("&lt;r20", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ThrownException_BeginsInTheUsersCellAndStaysSmall()
    {
        await Run("int Divide(int a, int b) => a / b;");

        var shown = await Result("Exception caught = null;\ntry { Divide(1, 0); } catch (Exception e) { caught = e; }\ncaught");

        Assert.Equal("System.DivideByZeroException: Attempted to divide by zero.", shown["text/plain"]!.Split('\n')[0]);
        Assert.Contains("at cell 2, line 2", shown["text/plain"], StringComparison.Ordinal);
        Assert.Contains("<strong>DivideByZeroException</strong>", shown["text/html"], StringComparison.Ordinal);
        Assert.True(shown["text/html"]!.Length < 4_000, shown["text/html"]);
    }

    [Fact]
    public async Task Show_GraphWithManyPaths_IsSmallAndQuick()
    {
        await Run("class Node { public List<Node> All { get; set; } public Node Up { get; set; } public string Text => new string('x', 100_000); }\nvar nodes = Enumerable.Range(0, 50).Select(_ => new Node()).ToList();\nforeach (var node in nodes) { node.All = nodes; node.Up = nodes[0]; }");
        var clock = Stopwatch.StartNew();

        var shown = await Result("nodes");

        // Without a bound this is 20 to the power of 6 objects.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.InRange(shown["text/html"]!.Length, 1, 1_000_000);
        Assert.Contains("↺ List&lt;Node&gt;", shown["text/html"], StringComparison.Ordinal);
    }

    [Theory]
    // Every overload, for types of cells, bases, interfaces and open generics; what was registered last wins.
    [InlineData("Formatter.Register<A>(a => \"first\", \"text/html\"); Formatter.Register<A>(a => \"second\", \"text/html\");", "new A()", "second")]
    [InlineData("Formatter.Register<A>((a, writer) => writer.Write(\"writer\"), \"text/html\");", "new A()", "writer")]
    [InlineData("Formatter.Register(typeof(A), (a, writer) => writer.Write(\"type\"), \"text/html\");", "new A()", "type")]
    [InlineData("Formatter.Register<A>((a, context) => { context.Writer.Write(\"context\"); return true; }, \"text/html\");", "new A()", "context")]
    [InlineData("Formatter.Register<A>(a => \"base\", \"text/html\");", "new B()", "base")]
    [InlineData("Formatter.Register<IShape>(a => \"interface\", \"text/html\");", "new A()", "interface")]
    [InlineData("Formatter.Register(typeof(Box<>), (box, writer) => writer.Write(\"open\"), \"text/html\");", "new Box<int>()", "open")]
    [InlineData("Formatter.Register<List<A>>(a => \"list\", \"text/html\");", "new List<A>()", "list")]
    [InlineData("Formatter.Register<A>(a => \"inside\", \"text/html\");", "new { Part = new A() }", ">inside<")]
    [InlineData("Formatter.Register<A>(a => \"inside\", \"text/html\");", "new[] { new A() }", ">inside<")]
    [InlineData("Formatter.Register<A>(a => div[style: \"color:red\"](b(\"pocket\")).ToString(), \"text/html\");", "new A()", "<div style=\"color:red\"><b>pocket</b></div>")]
    public async Task Register_Formatter_IsUsed(string registration, string value, string expected)
    {
        await Run("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\ninterface IShape { }\nclass A : IShape { public int X => 1; }\nclass B : A { }\nclass Box<T> { }");
        await Run(registration);

        Assert.Contains(expected, (await Result(value))["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_LibrarysTypeInsideOthers_IsShownByItsOwnFormatter()
    {
        await Run($"#r \"{typeof(FakeFigure).Assembly.Location}\"\nusing AnimeGan.Notebooks.Tests;");

        foreach (var code in new[] { "new[] { new FakeFigure(7) }", "new { Chart = new FakeFigure(7) }", "new Dictionary<string, FakeFigure> { [\"a\"] = new(7) }", "new[] { new { Name = \"a\", Chart = new FakeFigure(7) } }" })
        {
            var shown = await Result(code);

            Assert.Contains("<div>chart of 7", shown["text/html"], StringComparison.Ordinal);
            Assert.Contains("chart of 7", shown["text/plain"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Register_PreferredTypesAndLimits_AreFollowed()
    {
        await Run("class A { public override string ToString() => \"a\"; }\nFormatter.Register<A>(a => \"{\\\"x\\\":1}\", \"application/json\");\nFormatter.SetPreferredMimeTypesFor(typeof(A), \"application/json\");");
        var limit = Microsoft.DotNet.Interactive.Formatting.Formatter.ListExpansionLimit;
        try
        {
            var json = await Result("new A()");
            var list = await Result("Formatter.ListExpansionLimit = 2;\nnew[] { 1, 2, 3 }");

            Assert.Equal("application/json", json.Items[0].Key);
            Assert.Equal("[ 1, 2 ... (1 more) ]", list["text/plain"]);
        }
        finally
        {
            Microsoft.DotNet.Interactive.Formatting.Formatter.ListExpansionLimit = limit;
        }
    }

    [Fact]
    public async Task Display_Functions_AreThoseOfDotNetInteractive()
    {
        var seen = new Recorder();

        await _session.ExecuteAsync(
            "var shown = display(1, \"text/plain\");\nshown.Update(2);\n\"<i>raw</i>\".DisplayAs(\"text/html\");\n5.Display();\nnew[] { 1 }.Display(\"text/html\", \"text/plain\");\nHTML(\"<b>b</b>\").Display();\nSVG(\"<svg/>\").Display();\nJavascript(\"x()\");\nCSS(\"a{}\");\n$\"{shown.Value} {shown.IsUpdated}\"",
            seen,
            token: Token);

        var displays = seen.Events.OfType<CellEvent.Displayed>().Select(shown => shown.Data.Items[0]).ToList();
        Assert.Equal(
            [("text/plain", "1"), ("text/html", "<i>raw</i>"), ("text/plain", "5")],
            displays.Take(3).Select(item => (item.Key, item.Value)));
        Assert.Contains("[ 1 ]", displays[3].Value, StringComparison.Ordinal);
        Assert.Equal(["<b>b</b>", "<svg/>", "<script type=\"text/javascript\">x()</script>"], displays.Skip(4).Take(3).Select(item => item.Value));
        Assert.Contains("`a{}`", displays[7].Value, StringComparison.Ordinal);
        Assert.Equal("2", seen.Events.OfType<CellEvent.Update>().Single().Data["text/plain"]);
        Assert.Equal("2 True", seen.Result);
    }

    private async Task<Display.MimeBundle> Result(string code)
    {
        var seen = new Recorder();
        var outcome = await _session.ExecuteAsync(code, seen, token: Token);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        return seen.Events.OfType<CellEvent.Result>().Single().Data;
    }

    private async Task Run(string code)
    {
        var outcome = await _session.ExecuteAsync(code, new Recorder(), token: Token);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
    }
}
