using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnimeGan.Notebooks.Documents;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AnimeGan.Notebooks.Html;

/// <summary>Renders the prose of notebooks: GitHub's Markdown with formulas, pictures and coloured code inside the page.</summary>
internal sealed class MarkdownRenderer(string folder)
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseTaskLists()
        .UseEmphasisExtras()
        .UseFootnotes()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UseMathematics()
        .Build();

    /// <summary>Renders a cell or an output.</summary>
    /// <param name="markdown">The Markdown.</param>
    /// <param name="attachments">The cell's attachments, which pictures may refer to; may be null.</param>
    public string ToHtml(string markdown, JsonObject? attachments = null)
    {
        var document = Markdown.Parse(markdown, _pipeline);
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
        {
            Embed(picture, attachments);
        }

        return Render(document);
    }

    /// <summary>The blocks of a cell for slides: headings, formulas, tables and code whole, of paragraphs and of items of lists the first sentence.</summary>
    /// <param name="markdown">The Markdown.</param>
    /// <param name="whole">Keeps every sentence.</param>
    /// <param name="attachments">The cell's attachments, which pictures may refer to; may be null.</param>
    public IEnumerable<ProsePart> Parts(string markdown, bool whole, JsonObject? attachments = null)
    {
        foreach (var block in Markdown.Parse(markdown, _pipeline))
        {
            var source = markdown.Substring(block.Span.Start, block.Span.Length);
            yield return block switch
            {
                HeadingBlock { Level: <= 3, Inline: { } words } => new ProsePart(Regex.Replace(Render(words), "</?p>", string.Empty, RegexOptions.NonBacktracking), 0, IsHeading: true),
                ParagraphBlock when whole || source.StartsWith("$$", StringComparison.Ordinal) => new ProsePart(ToHtml(source, attachments), source.Length),
                ParagraphBlock => new ProsePart(ToHtml(FirstSentence.Of(source), attachments), FirstSentence.Of(source).Length),
                ListBlock list when !whole => Condensed(markdown, list, attachments),
                Table table => new ProsePart(ToHtml(source, attachments), -table.Count - (source.Length / 200)),
                MathBlock => new ProsePart(ToHtml(source, attachments), -2),
                CodeBlock code => new ProsePart(ToHtml(source, attachments), -code.Lines.Count - 1),
                QuoteBlock or HtmlBlock or LinkReferenceDefinitionGroup or ThematicBreakBlock => new ProsePart(string.Empty, 0),
                _ => new ProsePart(ToHtml(source, attachments), source.Length),
            };
        }
    }

    /// <summary>The first heading of level one, as text; null where there is none.</summary>
    public static string? Title(NotebookDocument notebook) =>
        Prose(notebook).SelectMany(document => document.OfType<HeadingBlock>())
            .Where(heading => heading.Level == 1 && heading.Inline is not null)
            .Select(heading => PlainText(heading.Inline!))
            .FirstOrDefault();

    /// <summary>The headings of level two, as text and id.</summary>
    public static IReadOnlyList<(string Text, string Id)> Sections(NotebookDocument notebook) =>
        [.. Prose(notebook).SelectMany(document => document.OfType<HeadingBlock>())
            .Where(heading => heading.Level == 2 && heading.Inline is not null)
            .Select(heading => (PlainText(heading.Inline!), heading.GetAttributes().Id ?? string.Empty))];

    /// <summary>The first paragraph of the prose, as HTML; empty where there is none.</summary>
    public static string Lead(NotebookDocument notebook)
    {
        var paragraph = Prose(notebook).SelectMany(document => document.OfType<ParagraphBlock>()).FirstOrDefault();
        if (paragraph is null)
        {
            return string.Empty;
        }

        foreach (var picture in paragraph.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
        {
            picture.Remove();
        }

        return Render(paragraph);
    }

    /// <summary>The second cell of the first table row whose first cell begins with a word, as HTML; empty where there is none.</summary>
    public static string Row(NotebookDocument notebook, string word)
    {
        var row = Prose(notebook).SelectMany(document => document.Descendants<TableRow>())
            .FirstOrDefault(row => row is [TableCell { Count: > 0 } head, TableCell, ..] && PlainText(head).StartsWith(word, StringComparison.Ordinal));
        return row is [_, TableCell { Count: > 0 } cell, ..] ? string.Concat(cell.Select(Render)) : string.Empty;
    }

    private ProsePart Condensed(string markdown, ListBlock list, JsonObject? attachments)
    {
        var items = list.OfType<ListItemBlock>()
            .Select(item => item.OfType<ParagraphBlock>().FirstOrDefault())
            .OfType<ParagraphBlock>()
            .Select(paragraph => FirstSentence.Of(markdown.Substring(paragraph.Span.Start, paragraph.Span.Length)))
            .ToList();
        var html = string.Concat(items.Select((item, index) => ToHtml($"{(list.IsOrdered ? $"{index + 1}." : "-")} {item}", attachments)));
        return new ProsePart(list.IsOrdered
            ? $"<ol>{Items(html, "ol")}</ol>"
            : $"<ul>{Items(html, "ul")}</ul>", -items.Sum(item => 1 + (item.Length / 90)));

        // Each item was rendered as a list of its own.
        static string Items(string html, string list) => Regex.Replace(html, $"</?{list}[^>]*>", string.Empty, RegexOptions.NonBacktracking);
    }

    private static IEnumerable<MarkdownDocument> Prose(NotebookDocument notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => Markdown.Parse(cell.Source, _pipeline));

    private static string Render(MarkdownObject content)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new FormulaInlineRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new FormulaBlockRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ColouredCodeRenderer());
        renderer.Render(content);
        return writer.ToString();
    }

    private static string PlainText(TableCell cell) => cell[0] is ParagraphBlock { Inline: { } words } ? PlainText(words) : string.Empty;

    private static string PlainText(ContainerInline inline)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in inline.Descendants())
        {
            text.Append(part switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                MathInline formula => formula.Content.ToString(),
                LineBreakInline => " ",
                _ => string.Empty,
            });
        }

        return text.ToString().Trim();
    }

    /// <summary>Puts a picture into the page; one on another machine becomes a link, because pages fetch nothing.</summary>
    /// <remarks>A stranger's notebook may name any file of this machine, and its page may be passed on: only what lies in the notebook's folder goes in.</remarks>
    private void Embed(LinkInline picture, JsonObject? attachments)
    {
        var address = picture.Url ?? string.Empty;
        if (address.StartsWith("data:", StringComparison.Ordinal))
        {
            return;
        }

        if (address.StartsWith("attachment:", StringComparison.Ordinal))
        {
            if (attachments?[Uri.UnescapeDataString(address["attachment:".Length..])] is JsonObject { Count: > 0 } attached)
            {
                var (type, content) = attached.First();
                picture.Url = DataAddress(type, MultilineText.Join(content));
            }

            return;
        }

        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile)
        {
            picture.IsImage = false;
            return;
        }

        var path = Path.GetFullPath(Uri.UnescapeDataString(address), folder);
        if (File.Exists(path) && MimeType(path) is { } mimeType && IsBelow(RealPath(folder), RealPath(path)))
        {
            picture.Url = DataAddress(mimeType, Convert.ToBase64String(File.ReadAllBytes(path)));
        }
    }

    private static bool IsBelow(string folder, string path) => path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A path on which no part is a link any more.</summary>
    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var real = Path.Combine(RealPath(parent), Path.GetFileName(full));
        FileSystemInfo entry = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
        return entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName) : real;
    }

    internal static string DataAddress(string mimeType, string base64) =>
        $"data:{WebUtility.HtmlEncode(mimeType)};base64,{base64.ReplaceLineEndings(string.Empty)}";

    private static string? MimeType(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".WEBP" => "image/webp",
        ".SVG" => "image/svg+xml",
        _ => null,
    };
}
