using Microsoft.Playwright;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Debian's browser, headless, driven as a person would.</summary>
internal sealed class DebianChromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;

    private DebianChromium(IPlaywright playwright, IBrowser browser)
    {
        (_playwright, Browser) = (playwright, browser);
    }

    public IBrowser Browser { get; }

    public static async Task<DebianChromium> LaunchAsync()
    {
        Assert.True(File.Exists(Program), $"No {Program}: run 'bash environment/setup.sh --tests', which installs it.");
        var playwright = await Playwright.CreateAsync();
        return new DebianChromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            // Chromium refuses its sandbox to root, who runs the tests in containers; the pages are our own.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        }));
    }

    /// <summary>A page without a network that writes down what goes wrong on it.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="height">Of the window.</param>
    /// <param name="errors">Takes what the page's scripts and its console report.</param>
    /// <param name="warnings">Takes the console's warnings as well.</param>
    public async Task<IPage> OpenWatchedAsync(int width, int height, List<string> errors, bool warnings = false)
    {
        var page = await Browser.NewPageAsync(new BrowserNewPageOptions { Offline = true, ViewportSize = new ViewportSize { Width = width, Height = height } });
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) => errors.AddRange(message.Type == "error" || (warnings && message.Type == "warning") ? [message.Text] : []);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
    }
}
