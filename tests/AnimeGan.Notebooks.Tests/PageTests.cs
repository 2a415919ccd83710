using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;
using AnimeGan.Notebooks.Html.Formulas;

namespace AnimeGan.Notebooks.Tests;

public sealed partial class PageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notebook-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Page_TwoCharts_HoldsPlotlyOnceAndFetchesNothing()
    {
        var notebook = Executed(new FakeFigure(1), new FakeFigure(2));

        var page = NotebookPage.ToHtml(notebook, Options());

        Assert.Single(Regex.Matches(page, "id=\"plotly-js\""));
        Assert.Equal(2, Regex.Count(page, "<figure class=\"output plotly\">"));
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);

        // The title of the figure holds an end tag: the data must not end there.
        var data = FigureData().Matches(page).Select(match => JsonNode.Parse(match.Groups[1].Value)!).ToList();
        Assert.Equal(["</script><!--", "</script><!--"], data.Select(figure => (string?)figure["layout"]!["title"]!["text"]));
    }

    [Fact]
    public void Page_ChartWithoutScript_IsAStillPicture()
    {
        var page = NotebookPage.ToHtml(Executed(new FakeFigure(1)), Options() with { PlotlyScript = null });

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", page, StringComparison.Ordinal);
        Assert.Contains("alt=\"chart of 1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfASite_LoadsTheScriptBesideItAndHoldsNone()
    {
        var page = NotebookPage.ToHtml(Executed(new FakeFigure(1)), Options() with { PlotlyLink = "plotly.min.js", Trusted = true });
        var without = NotebookPage.ToHtml(Executed("no chart"), Options() with { PlotlyLink = "plotly.min.js" });

        Assert.Contains("<script id=\"plotly-js\" src=\"plotly.min.js\"></script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("window.Plotly =", page, StringComparison.Ordinal);
        Assert.Contains("script-src 'unsafe-inline' 'wasm-unsafe-eval' blob: 'self' file:\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", without, StringComparison.Ordinal);
        Assert.DoesNotContain("'self'", without, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NoChart_HasNoScript()
    {
        var page = NotebookPage.ToHtml(Executed("plain <b> text"), Options());

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("plain &lt;b&gt; text", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_PictureOutsideOfTheNotebooksFolder_StaysOut()
    {
        var inside = Directory.CreateDirectory(Path.Combine(_folder, "notebook", "pictures")).FullName;
        var secret = Path.Combine(_folder, "secret.png");
        File.WriteAllBytes(secret, [7, 7, 7]);
        File.WriteAllBytes(Path.Combine(inside, "mine.png"), [1, 2, 3]);
        File.CreateSymbolicLink(Path.Combine(inside, "link.png"), secret);
        Directory.CreateSymbolicLink(Path.Combine(inside, "up"), _folder);
        var notebook = NotebookDocument.Create();
        notebook.Insert(new NotebookCell(CellKind.Markdown, $"![a](pictures/mine.png) ![b](../secret.png) ![c]({secret}) ![d](pictures/link.png) ![e](pictures/up/secret.png)"));

        var page = NotebookPage.ToHtml(notebook, Options() with { Folder = Path.Combine(_folder, "notebook") });

        Assert.Contains("base64,AQID", page, StringComparison.Ordinal);
        Assert.DoesNotContain("base64,BwcH", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Prose_ShowsTablesFormulasAndPictures()
    {
        File.WriteAllBytes(Path.Combine(_folder, "p.png"), [1, 2, 3]);
        var notebook = NotebookDocument.Create();
        notebook.Insert(new NotebookCell(CellKind.Markdown, "# A & B\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\nMass $x^2$ and\n\n$$\\log D(x)$$\n\n![p](p.png) ![att](attachment:a.png) ![far](https://example.com/x.png)\n"));
        notebook.Cells[0].Json["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = "QUJD" } };

        var page = NotebookPage.ToHtml(notebook, Options());

        Assert.Contains("<title>A &amp; B</title>", page, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align: right;\">2</td>", page, StringComparison.Ordinal);
        Assert.Contains("<math alttext=\"x^2\">", page, StringComparison.Ordinal);
        Assert.Contains("<math display=\"block\" alttext=\"\\log D(x)\">", page, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,AQID\"", page, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,QUJD\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"https:", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Code_IsColouredAndEscaped()
    {
        var notebook = NotebookDocument.Create();
        notebook.Insert(new NotebookCell(CellKind.Code, "#!time\nvar xs = new List<int>(); // <list>\nConsole.WriteLine(\"a & b\");"));

        var page = NotebookPage.ToHtml(notebook, Options());

        Assert.Contains("<span class=\"k\">var</span> xs = <span class=\"k\">new</span> <span class=\"t\">List</span>&lt;<span class=\"k\">int</span>&gt;(); <span class=\"c\">// &lt;list&gt;</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"t\">Console</span>.<span class=\"m\">WriteLine</span>(<span class=\"s\">&quot;a &amp; b&quot;</span>);", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"x^2", "<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup>")]
    [InlineData(@"\frac{a}{b}", "<mfrac><mrow><mrow><mi>a</mi></mrow></mrow><mrow><mrow><mi>b</mi></mrow></mrow></mfrac>")]
    [InlineData(@"\tfrac12", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>")]
    [InlineData(@"\mathbb{E}", "<mi mathvariant=\"normal\">𝔼</mi>")]
    [InlineData(@"\theta_t", "<msub><mi>θ</mi><mrow><mi>t</mi></mrow></msub>")]
    [InlineData(@"\unknown", "<mtext class=\"unknown\">\\unknown</mtext>")]
    [InlineData(@"[-1, 1]", "<mo stretchy=\"false\">[</mo><mo form=\"prefix\">−</mo><mn>1</mn><mo>,</mo><mn>1</mn><mo stretchy=\"false\">]</mo>")]
    [InlineData(@"\text{a b}", "<mtext>a\u00A0b</mtext>")]
    [InlineData(@"a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>")]
    [InlineData(@"\not\in", "<mo>∈\u0338</mo>")]
    public void Formula_Latex_BecomesMathMl(string latex, string expected)
    {
        Assert.Contains($"<mrow>{expected}</mrow></math>", LatexToMathMl.Convert(latex, isBlock: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"{{{")]
    [InlineData(@"}}\end{x}")]
    [InlineData(@"\frac")]
    [InlineData(@"\left(")]
    [InlineData(@"\begin{cases} a & b \\")]
    [InlineData(@"x_")]
    [InlineData(@"^_'")]
    [InlineData(@"\sqrt[3")]
    [InlineData("\\")]
    [InlineData(@"\begin")]
    [InlineData(@"\mathbb{")]
    public void Formula_BrokenLatex_StillIsWellFormed(string latex)
    {
        var markup = LatexToMathMl.Convert(latex, isBlock: true);

        Assert.NotNull(System.Xml.Linq.XElement.Parse(markup));
    }

    [Fact]
    public void Index_Notebooks_AreListedWithLeadPictureAndState()
    {
        var notebook = Executed(new FakeFigure(1));
        notebook.Insert(new NotebookCell(CellKind.Markdown, "# One\n\nFirst *words*.\n\n| | |\n| --- | --- |\n| Time | long |\n| Papers | One *et al.* 2014 |\n\nMore."), 0);
        notebook.Metadata["execution"] = new JsonObject { ["duration"] = 65.2, ["status"] = "ok" };

        var page = IndexPage.ToHtml("All", [IndexEntry.Of(notebook, "01 a.html"), IndexEntry.Of(NotebookDocument.Create(), "b.html")]);

        Assert.Contains("<a href=\"01 a.html\">One</a></h2><p>First <em>words</em>.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", page, StringComparison.Ordinal);
        Assert.Contains("✓ ran</span> 1 min 5 s", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"status\">not run</p>", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"paper\"><p>One <em>et al.</em> 2014</p>", page, StringComparison.Ordinal);
        Assert.Contains("2 notebooks, in this order; run in 1 min 5 s in all", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Index_CellTaggedThumbnail_StandsForTheNotebook()
    {
        var notebook = Executed(new FakeFigure(1), new FakeFigure(2));
        var last = IndexEntry.Of(notebook, "a.html").Picture;
        notebook.Cells[0].Metadata["tags"] = new JsonArray("thumbnail");

        var tagged = IndexEntry.Of(notebook, "a.html").Picture;

        Assert.Contains("<title>2</title>", Drawing(last), StringComparison.Ordinal);
        Assert.Contains("<title>1</title>", Drawing(tagged), StringComparison.Ordinal);

        static string Drawing(string? address) => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((address ?? "").Split(',')[^1]));
    }

    private PageOptions Options()
    {
        var script = Path.Combine(_folder, "plotly.min.js");
        File.WriteAllText(script, "window.Plotly = { note: '</script>' };");
        return new PageOptions { Folder = _folder, PlotlyScript = script };
    }

    /// <summary>A notebook as a run leaves it, with one cell for each value.</summary>
    private static NotebookDocument Executed(params object[] values)
    {
        var notebook = NotebookDocument.Create();
        foreach (var value in values)
        {
            var cell = new NotebookCell(CellKind.Code, "value") { ExecutionCount = 1 };
            cell.Outputs.Add((JsonNode)new JsonObject
            {
                ["data"] = MimeBundle.From(value).ToJson(),
                ["execution_count"] = 1,
                ["metadata"] = new JsonObject(),
                ["output_type"] = "execute_result",
            });
            notebook.Insert(cell);
        }

        return notebook;
    }

    [GeneratedRegex("<script type=\"application/json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex FigureData();
}
