using System.Text.RegularExpressions;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;

namespace AnimeGan.Cli.Commands;

/// <summary>What stands beside the notebooks of a folder, as pages of their site: pages to play with, for teachers, the glossary, the reading list.</summary>
internal static class SiteDocuments
{
    /// <summary>The page to play with what was trained.</summary>
    internal const string PlaygroundFile = "playground.html";

    /// <summary>The page on which a GAN in the plane is played.</summary>
    internal const string GameFile = "game.html";

    // Pages that others write into the site, listed where they are there.
    private static readonly (string Title, string Link)[] _written = [("Playground: draw with what was trained", PlaygroundFile), ("A GAN in the plane, live", GameFile)];

    private static readonly string[] _names = ["TEACHING", "GLOSSARY", "READING"];

    // Notebooks and these documents are pages beside each other; a link to any other file would lead nowhere.
    private static readonly Regex _page = new(@"\]\((?<name>\d\d-[\w-]+|TEACHING|GLOSSARY|READING)\.(ipynb|md)", RegexOptions.NonBacktracking);
    private static readonly Regex _elsewhere = new(@"\[(?<text>[^\]]*)\]\((?<target>solutions[^)]*|README\.md|\.\./[^)]*)\)", RegexOptions.NonBacktracking);

    /// <summary>Writes the pages of the documents that are there, and finds those that are written already.</summary>
    /// <param name="notebooks">The notebooks' folder.</param>
    /// <param name="site">The folder of the pages.</param>
    /// <returns>Their titles and links, in order.</returns>
    public static IReadOnlyList<(string Title, string Link)> Write(string notebooks, string site)
    {
        List<(string, string)> documents = [.. _written.Where(page => File.Exists(Path.Combine(site, page.Link)))];
        foreach (var name in _names)
        {
            var file = Path.Combine(notebooks, $"{name}.md");
            if (!File.Exists(file))
            {
                continue;
            }

            var text = _elsewhere.Replace(_page.Replace(File.ReadAllText(file), match => $"]({PageName(match.Groups["name"].Value)}.html"), "${text}");
            var page = NotebookDocument.Create();
            page.Insert(new NotebookCell(CellKind.Markdown, text));
            NotebookPage.Save(page, Path.Combine(site, $"{name.ToLowerInvariant()}.html"), new PageOptions { Folder = notebooks, IndexLink = "index.html" });
            documents.Add((text.Split('\n')[0].TrimStart('#').Trim(), $"{name.ToLowerInvariant()}.html"));
        }

        return documents;
    }

    private static string PageName(string name) => _names.Contains(name) ? name.ToLowerInvariant() : name;
}
