using AnimeGan.Playground;

namespace AnimeGan.Cli.Commands;

/// <summary>Pages of the tour's site that are neither notebooks nor documents: what can be played with.</summary>
internal static class SiteExtras
{
    // A line a page: its title, its file, and what writes it.
    private static readonly (string Title, string Link, Action<string> Write)[] _pages =
    [
        ("A GAN in the plane, live", "game.html", path => GamePage.Write(path)),
    ];

    /// <summary>Writes the pages.</summary>
    /// <param name="site">The folder of the pages.</param>
    /// <returns>Their titles and links, in order.</returns>
    public static IReadOnlyList<(string Title, string Link)> Write(string site)
    {
        foreach (var (_, link, write) in _pages)
        {
            write(Path.Combine(site, link));
        }

        return [.. _pages.Select(page => (page.Title, page.Link))];
    }
}
