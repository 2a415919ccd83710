using System.Net;
using System.Text;

namespace AnimeGan.Reports;

/// <summary>Pieces of a page, escaped where they are words.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds what is HTML already.</summary>
    internal HtmlWriter Raw(string html)
    {
        _text.Append(html);
        return this;
    }

    /// <summary>Adds an element with words in it.</summary>
    internal HtmlWriter Element(string name, string words, string attributes = "") =>
        Raw($"<{name}{(attributes.Length > 0 ? " " + attributes : "")}>{Escape(words)}</{name}>\n");

    /// <summary>Adds a heading that can be linked to.</summary>
    internal HtmlWriter Heading(int level, string words, string id) => Element($"h{level}", words, $"id=\"{Escape(id)}\"");

    /// <summary>Adds a table; the first column names the rows, headings may be none, and a last column of sentences is kept wide.</summary>
    internal HtmlWriter Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, bool sentences = false)
    {
        Raw($"<div class=\"{(sentences ? "wide sentences" : "wide")}\"><table>\n");
        if (headings.Count > 0)
        {
            Raw("<thead><tr>").Raw(string.Concat(headings.Select(heading => $"<th scope=\"col\">{Escape(heading)}</th>"))).Raw("</tr></thead>\n");
        }

        Raw("<tbody>\n");
        foreach (var row in rows)
        {
            Raw($"<tr><th scope=\"row\">{Escape(row[0])}</th>");
            foreach (var cell in row.Skip(1))
            {
                Raw($"<td>{Escape(cell)}</td>");
            }

            Raw("</tr>\n");
        }

        return Raw("</tbody></table></div>\n");
    }

    /// <summary>Everything so far.</summary>
    public override string ToString() => _text.ToString();

    private static string Escape(string words) => WebUtility.HtmlEncode(words);
}
