using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AnimeGan.Notebooks.Insight;

/// <summary>The tags of XML documentation as text, Markdown and HTML.</summary>
internal static class DocumentationText
{
    private static readonly Regex _spaces = new(@"\s+", RegexOptions.NonBacktracking);
    private static readonly Regex _blankLines = new(@"\n{3,}", RegexOptions.NonBacktracking);
    private static readonly Regex _arity = new(@"`+\d+", RegexOptions.NonBacktracking);

    private enum Format
    {
        Plain,
        Markdown,
        Html,
    }

    public static string Plain(XElement body) => Tidy(Write(body, Format.Plain));

    public static string Markdown(XElement body) => Tidy(Write(body, Format.Markdown));

    public static string Html(XElement body) => Tidy(Write(body, Format.Html));

    /// <summary>What a reference is called in prose: "M:System.String.Join(System.String)" is "String.Join".</summary>
    public static string ShortName(string reference)
    {
        var isReference = reference.Length > 2 && reference[1] == ':';
        if (!isReference)
        {
            return reference;
        }

        var path = _arity.Replace(reference[2..].Split('(')[0], string.Empty);
        var parts = path.Split('.');
        var kept = reference[0] is 'T' or 'N' ? 1 : 2;
        return string.Join('.', parts.TakeLast(kept)).Replace(".#ctor", string.Empty, StringComparison.Ordinal);
    }

    private static string Write(XElement element, Format format) => string.Concat(element.Nodes().Select(node => Write(node, format)));

    private static string Write(XNode node, Format format) => node switch
    {
        XText text => Encode(_spaces.Replace(text.Value, " "), format),
        XElement element => element.Name.LocalName switch
        {
            "see" or "seealso" => Reference(element, format),
            "paramref" or "typeparamref" => Code((string?)element.Attribute("name") ?? string.Empty, format),
            "c" or "tt" => Code(element.Value, format),
            "code" => Block(element.Value, format),
            "para" or "p" => format == Format.Html ? $"\n\n<br>{Write(element, format)}\n\n" : $"\n\n{Write(element, format).Trim()}\n\n",
            "br" => format == Format.Html ? "<br>" : "\n",
            "b" or "strong" => Around(element, format, "**", "strong"),
            "i" or "em" => Around(element, format, "*", "em"),
            "list" => List(element, format),
            _ => Write(element, format),
        },
        _ => string.Empty,
    };

    private static string Reference(XElement element, Format format)
    {
        if ((string?)element.Attribute("href") is { } link)
        {
            var words = element.Value.Length > 0 ? element.Value : link;
            return format switch
            {
                Format.Html => $"<a href=\"{WebUtility.HtmlEncode(link)}\">{WebUtility.HtmlEncode(words)}</a>",
                Format.Markdown => $"[{words}]({link})",
                _ => words,
            };
        }

        var name = (string?)element.Attribute("langword") ?? ShortName((string?)element.Attribute("cref") ?? string.Empty);
        return Code(element.Value.Length > 0 ? element.Value : name, format);
    }

    private static string Code(string text, Format format) => format switch
    {
        Format.Html => $"<code>{WebUtility.HtmlEncode(text)}</code>",
        Format.Markdown => $"`{text}`",
        _ => text,
    };

    private static string Block(string text, Format format)
    {
        var lines = text.Trim('\n', '\r').ReplaceLineEndings("\n").Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var code = string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : line)).TrimEnd();
        return format switch
        {
            Format.Html => $"<pre><code>{WebUtility.HtmlEncode(code)}</code></pre>",
            Format.Markdown => $"\n\n```csharp\n{code}\n```\n\n",
            _ => $"\n\n{code}\n\n",
        };
    }

    private static string Around(XElement element, Format format, string mark, string tag) => format switch
    {
        Format.Html => $"<{tag}>{Write(element, format)}</{tag}>",
        Format.Markdown => $"{mark}{Write(element, format)}{mark}",
        _ => Write(element, format),
    };

    private static string List(XElement list, Format format)
    {
        var text = new StringBuilder(format == Format.Html ? "<ul>" : "\n");
        foreach (var item in list.Elements("item"))
        {
            var parts = item.Elements().Where(part => part.Name.LocalName is "term" or "description").Select(part => Tidy(Write(part, format))).ToList();
            var line = parts.Count > 0 ? string.Join(": ", parts) : Tidy(Write(item, format));
            text.Append(format == Format.Html ? $"<li>{line}</li>" : $"- {line}\n");
        }

        return text.Append(format == Format.Html ? "</ul>" : "\n").ToString();
    }

    private static string Encode(string text, Format format) => format == Format.Html ? WebUtility.HtmlEncode(text) : text;

    private static string Tidy(string text) => _blankLines.Replace(text.Replace("\n ", "\n", StringComparison.Ordinal), "\n\n").Trim();
}
