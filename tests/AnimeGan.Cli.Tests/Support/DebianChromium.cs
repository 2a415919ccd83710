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

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
    }
}
