using System.Text.Json.Nodes;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A notebook that somebody sent: its page, in a real browser, and its slides run nothing of it unless asked to.</summary>
public sealed class StrangersNotebookTests : IDisposable
{
    private const string Hostile =
        "<script>document.title = 'taken'</script><img src=\"data:,\" onerror=\"document.title = 'taken'\"><a id=\"lure\" href=\"javascript:void(document.title = 'taken')\">more</a>"
        + "<svg><script>document.title = 'taken'</script></svg><iframe srcdoc=\"<script>parent.document.title = 'taken'</script>\"></iframe>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Page_OfANotebookWithScripts_RunsThemOnlyWhereAskedTo()
    {
        var notebook = Write();
        await CommandLine.SucceedAsync("notebook", "export", notebook, "--out", _folder["safe.html"]);
        await CommandLine.SucceedAsync("notebook", "export", notebook, "--out", _folder["trusted.html"], "--trust");
        await CommandLine.SucceedAsync("notebook", "slides", notebook, "--out", _folder["slides.html"]);
        await using var chromium = await DebianChromium.LaunchAsync();

        Assert.Equal("A stranger's", await TitleOf(chromium, "safe.html", chart: true));
        Assert.Equal("A stranger's", await TitleOf(chromium, "slides.html", chart: false));
        Assert.Equal("taken", await TitleOf(chromium, "trusted.html", chart: true));
        Assert.False(File.Exists(_folder["ran"]), "exporting ran a cell");
    }

    // The page's title after all that it holds has had its chance; its own chart must be alive.
    private async Task<string> TitleOf(DebianChromium chromium, string file, bool chart)
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync(new Uri(_folder[file]).AbsoluteUri);
        await page.WaitForSelectorAsync(chart ? ".js-plotly-plot" : "body[data-ready]", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await page.EvaluateAsync("document.getElementById('lure')?.click()");
        var title = await page.TitleAsync();
        await page.CloseAsync();
        return title;
    }

    private string Write()
    {
        JsonObject figure = new() { ["data"] = new JsonArray(new JsonObject { ["y"] = new JsonArray(1, 2) }), ["layout"] = new JsonObject() };
        JsonObject[] outputs =
        [
            new() { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = new JsonObject { ["text/html"] = Hostile } },
            new() { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = new JsonObject { ["text/markdown"] = Hostile } },
            new() { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = new JsonObject { ["application/vnd.plotly.v1+json"] = figure } },
            new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = Hostile },
        ];
        JsonObject notebook = new()
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["display_name"] = ".NET (C#)", ["language"] = "C#" } },
            ["cells"] = new JsonArray(
                new JsonObject { ["cell_type"] = "markdown", ["id"] = "a", ["metadata"] = new JsonObject(), ["source"] = $"# A stranger's\n\n{Hostile}" },
                new JsonObject
                {
                    ["cell_type"] = "code",
                    ["id"] = "b",
                    ["metadata"] = new JsonObject(),
                    ["execution_count"] = 1,
                    ["source"] = $"System.IO.File.WriteAllText(@\"{_folder["ran"]}\", \"\");",
                    ["outputs"] = new JsonArray([.. outputs]),
                }),
        };
        File.WriteAllText(_folder["stranger.ipynb"], notebook.ToJsonString());
        return _folder["stranger.ipynb"];
    }
}
