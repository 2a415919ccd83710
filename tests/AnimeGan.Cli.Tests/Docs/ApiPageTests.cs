using System.Text.RegularExpressions;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>The pages of the public API, made by their one command and read from the disk in a real browser.</summary>
[Trait("Category", "Slow")]
public sealed partial class ApiPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pages_FromTheDisk_LeadFromRoomToTypeWithoutErrorsOrRequests()
    {
        var run = ChildProcess.Run("bash", [RepositoryFiles.PathOf("environment/docs.sh"), "--out", _folder["api"]], timeout: TimeSpan.FromMinutes(10));
        Assert.True(run.ExitCode == 0, run.Output + run.Error);

        await using var chromium = await DebianChromium.LaunchAsync();
        var page = await chromium.Browser.NewPageAsync();
        List<string> troubles = [];
        page.PageError += (_, error) => troubles.Add(error);
        page.Console += (_, message) => troubles.AddRange(message.Type == "error" ? [message.Text] : []);
        page.Request += (_, request) => troubles.AddRange(request.Url.StartsWith("file:", StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal) ? [] : [request.Url]);
        await page.GotoAsync("file://" + _folder["api/index.html"]);
        await page.ClickAsync("article a:text-is('Objectives')");
        await page.ClickAsync("article a:text-is('R1Penalty')");
        await page.FillAsync("#toc_filter_input", "DcganGen");

        Assert.Contains("new R1Penalty(gamma: 1)", await page.InnerTextAsync("article"), StringComparison.Ordinal);
        Assert.True(await page.Locator("article .hljs-keyword").CountAsync() > 0, "code is not coloured");
        Assert.True(await page.IsVisibleAsync(".toc a:text-is('DcganGenerator')"), "the list cannot be searched");
        Assert.Empty(troubles);
        Assert.Empty(MissingTargets());
    }

    /// <summary>What pages link to, beside themselves, and is not there.</summary>
    private List<string> MissingTargets() =>
    [
        .. Directory.GetFiles(_folder["api"], "*.html")
            .SelectMany(file => Target().Matches(File.ReadAllText(file)).Select(match => match.Groups["path"].Value))
            .Distinct().Where(path => !File.Exists(Path.Combine(_folder["api"], path))),
    ];

    [GeneratedRegex(@"(?:href|src)=""(?<path>(?!https?:|data:|#)[^""#]+)")]
    private static partial Regex Target();
}
