using System.Net;
using System.Text;
using System.Xml.Linq;
using AnimeGan.Notebooks.Display;

namespace AnimeGan.Notebooks.Insight;

/// <summary>A description as text, Markdown and HTML.</summary>
internal static class DescriptionText
{
    private const int MaximumSignatures = 12;

    public static MimeBundle Write(Description description) => new(
    [
        new("text/html", Html(description)),
        new("text/markdown", Markdown(description)),
        new("text/plain", Plain(description)),
    ]);

    private static string Plain(Description description)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', Shown(description)).Append('\n');
        if (description.Value is { } value)
        {
            text.Append("value: ").Append(value).Append('\n');
        }

        foreach (var section in Sections(description))
        {
            text.Append('\n');
            if (section.Title.Length > 0)
            {
                text.Append(section.Title).Append(":\n");
            }

            foreach (var (name, body) in section.Entries)
            {
                var content = DocumentationText.Plain(body);
                text.Append(name.Length == 0 ? content : $"  {name}: {content.Replace("\n", "\n    ", StringComparison.Ordinal)}").Append('\n');
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string Markdown(Description description)
    {
        var text = new StringBuilder("```csharp\n");
        text.AppendJoin('\n', Shown(description)).Append("\n```\n");
        if (description.Value is { } value)
        {
            text.Append("\nvalue: `").Append(value.Replace('`', '\'')).Append("`\n");
        }

        foreach (var section in Sections(description))
        {
            text.Append('\n');
            if (section.Title.Length > 0)
            {
                text.Append("**").Append(section.Title).Append("**\n\n");
            }

            foreach (var (name, body) in section.Entries)
            {
                var content = DocumentationText.Markdown(body);
                text.Append(name.Length == 0 ? content : $"- `{name}`: {content.Replace("\n\n", "\n\n  ", StringComparison.Ordinal)}").Append('\n');
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string Html(Description description)
    {
        var text = new StringBuilder("<pre><code>");
        text.AppendJoin('\n', Shown(description).Select(WebUtility.HtmlEncode)).Append("</code></pre>");
        if (description.Value is { } value)
        {
            text.Append("<p>value: <code>").Append(WebUtility.HtmlEncode(value)).Append("</code></p>");
        }

        foreach (var section in Sections(description))
        {
            if (section.Title.Length > 0)
            {
                text.Append("<p><strong>").Append(section.Title).Append("</strong></p>");
            }

            var isList = section.Entries.Any(entry => entry.Name.Length > 0);
            text.Append(isList ? "<dl>" : string.Empty);
            foreach (var (name, body) in section.Entries)
            {
                var content = DocumentationText.Html(body);
                text.Append(isList ? $"<dt><code>{WebUtility.HtmlEncode(name)}</code></dt><dd>{content}</dd>" : $"<p>{content}</p>");
            }

            text.Append(isList ? "</dl>" : string.Empty);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Shown(Description description)
    {
        var more = description.Signatures.Count - MaximumSignatures;
        return more > 0
            ? description.Signatures.Take(MaximumSignatures).Append($"… and {more} more overloads")
            : description.Signatures;
    }

    private static IEnumerable<Section> Sections(Description description)
    {
        if (description.Documentation is not { } documentation)
        {
            yield break;
        }

        if (description.Parameter is { } current && Named(documentation, "param", "name").FirstOrDefault(entry => entry.Name == current) is { Body: not null } here)
        {
            yield return new Section("Here", [here]);
        }

        Section[] all =
        [
            new(string.Empty, Unnamed(documentation, "summary")),
            new("Type parameters", Named(documentation, "typeparam", "name")),
            new("Parameters", Named(documentation, "param", "name")),
            new("Returns", Unnamed(documentation, "returns")),
            new("Value", Unnamed(documentation, "value")),
            new("Exceptions", Named(documentation, "exception", "cref")),
            new("Remarks", Unnamed(documentation, "remarks")),
            new("Example", Unnamed(documentation, "example")),
        ];
        foreach (var section in all.Where(section => section.Entries.Count > 0))
        {
            yield return section;
        }
    }

    private static List<(string Name, XElement Body)> Unnamed(XElement documentation, string element) =>
        [.. documentation.Elements(element).Where(body => !string.IsNullOrWhiteSpace(body.Value) || body.HasElements).Select(body => (string.Empty, body))];

    private static List<(string Name, XElement Body)> Named(XElement documentation, string element, string attribute) =>
        [.. documentation.Elements(element).Select(body => (DocumentationText.ShortName((string?)body.Attribute(attribute) ?? string.Empty), body))];

    private sealed record Section(string Title, List<(string Name, XElement Body)> Entries);
}
