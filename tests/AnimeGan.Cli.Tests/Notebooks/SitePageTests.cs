using AnimeGan.Testing;
using Microsoft.Playwright;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Pages as a reader sees them: in a real browser, from disk, without a network.</summary>
public sealed class SitePageTests : IAsyncLifetime
{
    // Widths in CSS pixels: a laptop's window, and a small phone's screen.
    private const int Desk = 1200;
    private const int Phone = 360;

    private readonly TemporaryFolder _folder = new();
    private DebianChromium? _chromium;

    public async ValueTask InitializeAsync() => _chromium = await DebianChromium.LaunchAsync();

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Site_OfANotebookWithCharts_OpensOfflineWithLiveChartsAndNoErrors()
    {
        var notebook = await SampleNotebook.CopyAsync("charts.ipynb", _folder);
        await CommandLine.SucceedAsync("notebook", "run", notebook, "--out", _folder["site"], "--set", "count=12");

        var index = await Open(Path.Combine(_folder["site"], "index.html"), Desk);
        var page = await Open(Path.Combine(_folder["site"], "charts.html"), Desk);
        var phone = await Open(Path.Combine(_folder["site"], "charts.html"), Phone);

        Assert.Empty(index.Errors);
        Assert.Empty(phone.Errors);
        Assert.Equal((0, 1), (phone.Overflow, phone.Charts));
        Assert.Contains("a script ran", phone.Text, StringComparison.Ordinal);
        Assert.Contains("Charts and pictures", index.Text, StringComparison.Ordinal);
        Assert.Empty(page.Errors);
        Assert.Equal(1, page.Charts);
        Assert.Equal(0, page.BrokenPictures);
        Assert.True(page.Pictures >= 1, "the picture of the last cell is on the page");
        Assert.True(File.Exists(Path.Combine(_folder["site"], "plotly.min.js")), "the pages share one script");
        Assert.True(new FileInfo(Path.Combine(_folder["site"], "charts.html")).Length < 1_000_000, "the page holds the script as well");
    }

    /// <summary>The kit's own notebooks in their smallest form: what a person gets from tour.sh, end to end.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Site_OfTheKitsNotebooks_OpensOfflineWithLiveChartsAndNoErrors()
    {
        var run = ChildProcess.Run(
            "bash",
            [RepositoryFiles.PathOf("environment/animegan"), "notebook", "run", RepositoryFiles.PathOf("notebooks"), "--out", _folder["site"], "--profile", "smoke"],
            timeout: TimeSpan.FromMinutes(10));
        Assert.True(run.ExitCode == 0, run.Error);

        var names = Directory.GetFiles(_folder["site"], "*.html");
        var pages = new List<PageReport>();
        foreach (var name in names)
        {
            pages.Add(await Open(name, Desk));
            pages.Add(await Open(name, Phone));
        }

        Assert.True(names.Length >= 3, $"an index and at least two notebooks were expected, found {string.Join(", ", names)}");
        Assert.All(pages, page => Assert.True(page.Errors.Count == 0, $"{page.Name}: {string.Join('\n', page.Errors)}"));
        Assert.All(pages, page => Assert.True(page.BrokenPictures == 0, page.Name));
        Assert.All(pages, page => Assert.True(page.Overflow == 0, $"{page.Name} is {page.Overflow} pixels wider than its screen of {page.Width}"));
        string[] withoutCharts = ["index.html", "teaching.html", "glossary.html", "reading.html"];
        Assert.All(withoutCharts, name => Assert.Contains(pages, page => page.Name == name));
        Assert.All(pages.Where(page => !withoutCharts.Contains(page.Name)), page => Assert.True(page.Charts > 0, $"{page.Name} has no live chart"));
        foreach (var executed in Directory.GetFiles(_folder["site"], "*.ipynb"))
        {
            await AssertSlidesFit(executed);
        }
    }

    /// <summary>Slides of every page of the site above would take a run of their own; those of its executed notebooks are asked there.</summary>
    private async Task AssertSlidesFit(string executed)
    {
        var file = Path.ChangeExtension(executed, ".slides.html");
        await CommandLine.SucceedAsync("notebook", "slides", executed, "--out", file, "--trust");
        var errors = new List<string>();
        var page = await _chromium!.OpenWatchedAsync(1280, 720, errors);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.WaitForSelectorAsync("body[data-ready]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });

        var over = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".slide")].filter(slide => {
                const [body, inside] = [slide.querySelector(".body").getBoundingClientRect(), slide.querySelector(".fit")];
                return Number(slide.dataset.scale) < 0.5 || [...inside.querySelectorAll("*")].some(part => part.getBoundingClientRect().bottom > body.bottom + 1 || part.getBoundingClientRect().right > body.right + 1);
            }).map(slide => `${slide.id}: ${slide.querySelector("h1, h2").textContent}, scale ${slide.dataset.scale}`)
            """);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("n");

        Assert.True(over.Length == 0, $"{executed}: {string.Join("; ", over)}");
        Assert.Empty(errors);
        Assert.Equal("2", await page.EvaluateAsync<string>("document.querySelector('.slide.shown').id"));
        Assert.True(await page.Locator(".slide.shown .notes").IsVisibleAsync());
        Assert.True(await page.Locator(".slide img").CountAsync() > 0, $"the slides of {executed} have no picture");
        await page.CloseAsync();
    }

    private async Task<PageReport> Open(string file, int width)
    {
        var errors = new List<string>();
        var page = await _chromium!.OpenWatchedAsync(width, 800, errors);
        var open = new System.Collections.Concurrent.ConcurrentDictionary<IRequest, string>();
        page.Request += (_, request) => open[request] = request.Url[..Math.Min(100, request.Url.Length)];
        page.RequestFinished += (_, request) => open.TryRemove(request, out var _);
        page.RequestFailed += (_, request) =>
        {
            open.TryRemove(request, out var _);
            errors.Add($"{request.Url}: {request.Failure}");
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        if (await page.Locator("figure.plotly").CountAsync() > 0)
        {
            await page.WaitForSelectorAsync(".js-plotly-plot", new PageWaitForSelectorOptions { Timeout = 60_000 });
        }

        // The browser's own word for this, an idle network, now and then does not come on a busy machine.
        for (var waited = 0; !open.IsEmpty && waited < 600; waited++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(open.IsEmpty, $"{file} at {width} pixels still waits for {string.Join(", ", open.Values)}");
        var report = new PageReport(
            Path.GetFileName(file),
            width,
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
            errors,
            await page.Locator(".js-plotly-plot").CountAsync(),
            await page.Locator("img").CountAsync(),
            await page.EvaluateAsync<int>("[...document.images].filter(image => image.complete && image.naturalWidth === 0).length"),
            await page.InnerTextAsync("body"));
        await page.CloseAsync();
        return report;
    }

    private sealed record PageReport(string Name, int Width, int Overflow, IReadOnlyList<string> Errors, int Charts, int Pictures, int BrokenPictures, string Text);
}
