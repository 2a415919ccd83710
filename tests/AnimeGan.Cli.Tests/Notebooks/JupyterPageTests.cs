using AnimeGan.Testing;
using Microsoft.Playwright;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A person's steps in Jupyter Notebook: open, Run All, look, interrupt a training, restart, complete with Tab.</summary>
[Trait("Category", "Slow")]
public sealed class JupyterPageTests : IAsyncLifetime
{
    private const float PatienceMilliseconds = 120_000;

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _errors = [];
    private JupyterServer? _server;
    private DebianChromium? _chromium;

    public async ValueTask InitializeAsync()
    {
        await SampleNotebook.CopyAsync("lab.ipynb", _folder);
        _server = await JupyterServer.StartAsync(_folder.FullPath);
        _chromium = await DebianChromium.LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Notebook_SteppedThroughByAPerson_ShowsChartsAndObeys()
    {
        var page = await OpenAsync("lab.ipynb");

        // Run All: the grid and the chart appear while the training below still runs.
        await ClickMenuAsync(page, "#celllink", "#run_all_cells");
        await WaitForAsync(page, ".output img");
        await WaitForAsync(page, ".js-plotly-plot .main-svg");
        await WaitUntilAsync(page, "Jupyter.notebook.get_cell(4).output_area.outputs.length >= 2");
        await WaitUntilAsync(page, "/step [1-9]/.test(document.querySelectorAll('.cell')[4].innerText)");
        await SnapshotAsync(page, "training");

        // The square: the training ends, the run is saved, and the cell after it can be run.
        // The page also shows the kernel idle for a moment once the interrupt is answered; only the cells say that they have ended.
        await page.ClickAsync("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
        await WaitUntilAsync(page, $"{HasEnded(4)} && {HasEnded(5)}");
        await IdleAsync(page);
        await RunCellAsync(page, 5);
        Assert.Matches("saved [1-9][0-9]* checkpoints, 64 digits", await OutputOfAsync(page, 5));

        // Restart: variables are gone.
        await ClickMenuAsync(page, "#kernellink", "#restart_kernel");
        await page.Locator(".modal-dialog .btn-danger").First.ClickAsync();
        await IdleAsync(page);
        await RunCellAsync(page, 5);
        Assert.Contains("CS0103", await OutputOfAsync(page, 5), StringComparison.Ordinal);

        // Tab: the only member that fits is written out.
        await page.EvaluateAsync("Jupyter.notebook.insert_cell_at_bottom('code'); Jupyter.notebook.select(6); Jupyter.notebook.edit_mode()");
        await page.Keyboard.TypeAsync("Math.Sq");
        await page.Keyboard.PressAsync("Tab");
        await WaitUntilAsync(page, "Jupyter.notebook.get_cell(6).get_text() === 'Math.Sqrt'");
        await SnapshotAsync(page, "restarted");

        Assert.Empty(_errors);
    }

    [Fact]
    public async Task Notebook_WithChartsOfPlotlyNet_ShowsThemWithoutANetwork()
    {
        await SampleNotebook.CopyAsync("plotly.ipynb", _folder);
        var page = await OpenAsync("plotly.ipynb");

        await ClickMenuAsync(page, "#celllink", "#run_all_cells");
        await WaitUntilAsync(page, "document.querySelectorAll('.js-plotly-plot .main-svg .xtitle').length >= 2");
        await WaitUntilAsync(page, $"{HasEnded(2)} && {HasEnded(3)}");
        await SnapshotAsync(page, "plotly");

        Assert.Equal(["step", "loss, in my words"], await page.EvaluateAsync<string[]>("[document.querySelector('.xtitle').textContent, [...document.querySelectorAll('.ytitle')].at(-1).textContent]"));
        Assert.Empty(_errors);
    }

    private async Task<IPage> OpenAsync(string notebook)
    {
        var page = await _chromium!.Browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1200, Height = 1600 } });
        page.PageError += (_, error) => _errors.Add(error);
        await page.GotoAsync(_server!.PageOf(notebook));
        await IdleAsync(page);
        return page;
    }

    private static async Task ClickMenuAsync(IPage page, string menu, string item)
    {
        await page.ClickAsync(menu);
        await page.ClickAsync($"{item} a");
    }

    private Task IdleAsync(IPage page) =>
        WaitUntilAsync(page, "window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && !Jupyter.notebook.kernel_busy");

    private async Task RunCellAsync(IPage page, int index)
    {
        await page.EvaluateAsync($"Jupyter.notebook.get_cell({index}).clear_output(); Jupyter.notebook.execute_cells([{index}])");
        await WaitUntilAsync(page, $"{HasEnded(index)} && Jupyter.notebook.get_cell({index}).output_area.outputs.length > 0");
    }

    // A cell's element says so; the cell has no such property.
    private static string HasEnded(int index) => $"!Jupyter.notebook.get_cell({index}).element.hasClass('running')";

    private static Task<string> OutputOfAsync(IPage page, int index) => page.Locator(".cell").Nth(index).Locator(".output").InnerTextAsync();

    private async Task WaitForAsync(IPage page, string selector)
    {
        try
        {
            await page.WaitForSelectorAsync(selector, new PageWaitForSelectorOptions { Timeout = PatienceMilliseconds });
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException(await StateAsync(page), error);
        }
    }

    private async Task WaitUntilAsync(IPage page, string condition)
    {
        try
        {
            await page.WaitForFunctionAsync(condition, null, new PageWaitForFunctionOptions { Timeout = PatienceMilliseconds });
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"{condition} never came true.\n{await StateAsync(page)}", error);
        }
    }

    /// <summary>What a person would look at where a wait was in vain.</summary>
    private async Task<string> StateAsync(IPage page)
    {
        var picture = await SnapshotAsync(page, "failure");
        return $"{await page.InnerTextAsync("body")}\n{string.Join('\n', _errors)}\n{_server!.Log}\npicture: {picture}";
    }

    /// <summary>Keeps a picture of the page beside the test's other results.</summary>
    private static async Task<string> SnapshotAsync(IPage page, string name)
    {
        var path = RepositoryFiles.PathOf($"artifacts/test-logs/jupyter-{name}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        return path;
    }
}
