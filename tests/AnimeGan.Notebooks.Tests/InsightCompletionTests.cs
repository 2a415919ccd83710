using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

/// <summary>What Tab offers; "|" is the cursor.</summary>
[Collection("process")]
public sealed class InsightCompletionTests : IAsyncLifetime
{
    private readonly CSharpSession _session = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    // Members, by what is before the dot.
    [InlineData("\"text\".ToUp|", "ToUpper ToUpperInvariant")]
    [InlineData("Console.WriteL|", "WriteLine")]
    [InlineData("Console.WrL|", "WriteLine")]
    [InlineData("var x = \"a\";\nx.Length.CompareT|\nvar y = 2;", "CompareTo")]
    [InlineData("string s = null;\ns?.Trim|", "Trim TrimEnd TrimStart")]
    [InlineData("new[] { 1 }.Select(n => n.CompareT|", "CompareTo")]
    [InlineData("\"a\".Selec|", "Select SelectMany")]
    [InlineData("int? n = 1;\nn?.CompareT|", "CompareTo")]
    [InlineData("(int Left, int Right) pair = (1, 2);\npair.Le|", "Left")]
    [InlineData("if (true)\n{\n    var inner = \"a\";\n    inner.Tri|", "Trim TrimEnd TrimStart")]
    [InlineData("DayOfWeek.F|", "Friday")]
    [InlineData("System.Collections.Gen|", "Generic")]
    [InlineData("await Task.Del|", "Delay")]
    [InlineData("foreach (var line in new[] { \"a\" })\n{\n    line.EndsW|\n}", "EndsWith")]
    // Names.
    [InlineData("var counter = 1;\nvar y = coun|", "counter")]
    [InlineData("var lateness = latenes|;\nvar latenessToo = 1;", "")]
    [InlineData("int Twice(int amount) => amou|;", "amount")]
    [InlineData("var q = from item in new[] { 1 } select ite|", "item")]
    [InlineData("using System.Col|", "Collections")]
    [InlineData("class Mine : System.Text.StringBui|", "StringBuilder")]
    [InlineData("new System.Text.Encod|", "Encoder")]
    [InlineData("using Syst|", "System")]
    [InlineData("displ|", "display")]
    [InlineData("StringBui|", "StringBuilder")]
    [InlineData("var @class = 1;\n@cla|", "@class")]
    // Types that come with an assembly that no cell referred to yet.
    [InlineData("using System.Text.RegularExpressions;\nRegexOpt|", "RegexOptions")]
    [InlineData("System.Text.RegularExpressions.Regex.IsMat|", "IsMatch")]
    [InlineData("using System.Text.Json;\nvar j = JsonDocument.Parse(\"1\");\nj.RootElement.GetDoub|", "GetDouble")]
    [InlineData("HttpClie|", "")]
    [InlineData("System.Net.Ht|", "Http")]
    // What a place asks for.
    [InlineData("var day = DayOfWeek.Friday;\nday == DayOfWeek.Sat|", "Saturday")]
    [InlineData("var day = DayOfWeek.Friday;\nif (day == Sat|", "DayOfWeek.Saturday")]
    [InlineData("var day = DayOfWeek.Friday;\nswitch (day) { case Sat|", "DayOfWeek.Saturday")]
    [InlineData("var day = DayOfWeek.Friday;\nvar n = day switch { DayOfWeek.Friday => 1, Satu|", "DayOfWeek.Saturday")]
    [InlineData("\"a\".StartsWith(\"b\", OrdinalIg|", "StringComparison.OrdinalIgnoreCase")]
    [InlineData("StringBuilder text = new StringBu|", "StringBuilder")]
    [InlineData("string.Join(separa|", "separator:")]
    [InlineData("new UriBuilder { Fragm|", "Fragment")]
    [InlineData("record P(int Wide, int High);\nnew P(1, 2) with { Hi|", "High")]
    [InlineData("class Opt { public int Steps { get; init; } public int StepSize { get; init; } }\nnew Opt { Steps = 1, Ste|", "StepSize")]
    [InlineData("record P(int Wide, int High);\nobject p = 1;\np is P { Wi|", "Wide")]
    [InlineData("[Obsol|", "Obsolete")]
    // Words of the language.
    [InlineData("forea|", "foreach")]
    [InlineData("object o = 1;\nvar b = o i|", "is")]
    [InlineData("class A { publ|", "public")]
    [InlineData("var t = typeo|", "typeof")]
    [InlineData("var s = \"\";\ns.forea|", "")]
    // Nothing to say.
    [InlineData("\"Cons|", "")]
    [InlineData("\"Cons|\"", "")]
    [InlineData("// Cons|", "")]
    [InlineData("/* Cons| */", "")]
    [InlineData("$\"Cons|\"", "")]
    [InlineData("12|", "")]
    [InlineData("int Cons|", "")]
    [InlineData("$\"{Conso|}\"", "Console")]
    // Directives.
    [InlineData("#!mark|", "markdown")]
    [InlineData("#!html\n<b>Cons|", "")]
    [InlineData("#!html\n<b>\n#!csharp\nConsole.WriteL|", "WriteLine")]
    [InlineData("#!time\nConsole.WriteL|", "WriteLine")]
    [InlineData("#lo|", "load")]
    public async Task Complete_Code_OffersWhatFits(string code, string expected)
    {
        var items = await Items(code);

        // Where something is expected, it comes first; what else begins so is the framework's affair.
        var first = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(first, items.Take(first.Length).Select(item => item.Text));
        Assert.True(first.Length > 0 || items.Count == 0, string.Join(' ', items.Select(item => item.Text)));
    }

    [Fact]
    public async Task Complete_LaterCell_SeesTheSession()
    {
        await Run("record Point(int X, int Y);\nvar corner = new Point(1, 2);\nint Area(Point p) => p.X * p.Y;\nvar cost = 1;");
        await Run("namespace My.Space { public static class Words { public static string Shout(this string s) => s; } }");
        await Run("static class More\n{\n    extension(int x) { public int Half => x / 2; }\n}");
        await Run("using My.Space;\nvar cos = 2;");

        Assert.Equal(["X", "Y"], (await Items("corner.|")).Take(2).Select(item => item.Text));
        Assert.Equal("Shout", Assert.Single(await Items("\"a\".Sho|")).Text);
        Assert.Equal("Half", Assert.Single(await Items("8.ToString().Length.Hal|")).Text);
        Assert.Equal("int Area(Point p)", Assert.Single(await Items("Are|")).Detail);
        Assert.Equal(["cos", "cost"], (await Items("cos|")).Take(2).Select(item => item.Text));
        Assert.Equal("variable", (await Items("corn|"))[0].Kind);
    }

    [Fact]
    public async Task Complete_MemberList_NearestFirstOverloadsOnceNothingHidden()
    {
        await Run(
            "using System.ComponentModel;\nclass Base { public int InBase; }\n" +
            "class Child : Base { public int Zeta; public void Go() { } public void Go(int x) { } [Obsolete] public int Old; [EditorBrowsable(EditorBrowsableState.Never)] public int Hidden; private int Mine; }\nvar child = new Child();");

        var items = await Items("child.|");

        Assert.Equal(["Go", "Zeta", "InBase", "Equals", "GetHashCode", "GetType", "ToString"], items.Take(7).Select(item => item.Text));
        Assert.Equal("void Go() (+ 1 more)", items[0].Detail);
        Assert.DoesNotContain(items, item => item.Text is "Old" or "Hidden" or "Mine");
    }

    [Fact]
    public async Task Ask_AnywhereInAnyBeginning_AnswersWithinTheText()
    {
        const string Code =
            "#!time\n#r \"x.dll\"\nusing System.Text;\n/// <summary>x</summary>\nrecord P(int X, string? N = null) { public int Y => X switch { > 1 => 2, _ => 3 }; }\n" +
            "var p = new P(1) { N = $\"a{1 + 2:0.0}b\" };\nif (p is { X: 1 } q && q.N?.Length > 'c') { foreach (var (k, v) in new Dictionary<int, int[]>()) { p = p with { X = v[^1] }; } }\n" +
            "var s = from n in new[] { 1, 2 } where n > 1 select (n, p);\nawait Task.Delay(1); // é 😀\n#!html\n<b>\n#!csharp\ns.Select(t => t.n).ToList().ForEach(Console.WriteLine)";

        for (var end = 1; end <= Code.Length; end += 7)
        {
            var code = Code[..end];
            foreach (var (text, position) in new[] { (code, end), (Code, end) })
            {
                var list = await _session.CompleteAsync(text, position, Token);
                await _session.InspectAsync(text, position, Token);
                _session.CheckComplete(text);

                Assert.InRange(position, list.Start, list.End);
                Assert.InRange(list.End, 0, text.Length);
            }
        }
    }

    [Fact]
    public async Task Complete_WordInTheMiddle_IsReplacedWhole()
    {
        var list = await _session.CompleteAsync("Console.WriteLine(1)", "Console.Wri".Length, Token);

        Assert.Equal(("Console.".Length, "Console.WriteLine".Length), (list.Start, list.End));
    }

    [Fact]
    public async Task Complete_WhileACellRuns_DoesNotWaitForIt()
    {
        await Run("var known = 1;");
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = _session.ExecuteAsync("await Task.Delay(60_000, CellCancellation);", new Recorder(), token: source.Token);

        var items = await Items("know|");
        await source.CancelAsync();
        await running;

        Assert.Equal("known", Assert.Single(items).Text);
    }

    [Theory]
    [InlineData("#r \"sub/too|", "tool.dll")]
    [InlineData("#r \"s|", "sub/")]
    [InlineData("#load \"he|", "helper.csx")]
    [InlineData("#!import oth|", "other.ipynb")]
    [InlineData("#r \"nuget: Pl|", "")]
    public async Task Complete_Path_OffersFilesThatFit(string code, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("insight").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "sub"));
            foreach (var name in new[] { "sub/tool.dll", "sub/tool.txt", "helper.csx", "other.ipynb" })
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), string.Empty, Token);
            }

            await using var session = new CSharpSession(new SessionOptions { Folder = folder });
            var list = await session.CompleteAsync(code.Replace("|", string.Empty, StringComparison.Ordinal), code.IndexOf('|', StringComparison.Ordinal), Token);

            Assert.Equal(expected, string.Join(' ', list.Items.Select(item => item.Text)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<CompletionItem>> Items(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        return (await _session.CompleteAsync(code.Remove(position, 1), position, Token)).Items;
    }

    private async Task Run(string code)
    {
        var outcome = await _session.ExecuteAsync(code, new Recorder(), token: Token);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
    }
}
