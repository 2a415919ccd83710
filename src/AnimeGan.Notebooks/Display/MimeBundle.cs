using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Display;

/// <summary>A value in several MIME types, the preferred first.</summary>
public sealed class MimeBundle
{
    /// <summary>Creates a bundle.</summary>
    /// <param name="items">MIME type and content: text, base64 for binary images, JSON text for JSON types.</param>
    /// <exception cref="FormatException">The content of a JSON type is not JSON.</exception>
    public MimeBundle(IEnumerable<KeyValuePair<string, string>> items)
    {
        Items = [.. items];
        foreach (var (type, content) in Items.Where(item => IsJson(item.Key)))
        {
            // Found here, the mistake is an error of the cell that displays the value.
            _ = ReadJson(type, content);
        }
    }

    /// <summary>MIME types and contents, the preferred first.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Items { get; }

    /// <summary>The content of a MIME type, or null.</summary>
    /// <param name="mimeType">The MIME type.</param>
    public string? this[string mimeType] =>
        Items.FirstOrDefault(item => item.Key == mimeType).Value;

    /// <summary>A bundle of one MIME type.</summary>
    /// <param name="mimeType">The MIME type.</param>
    /// <param name="content">Its content.</param>
    /// <returns>The bundle.</returns>
    public static MimeBundle Of(string mimeType, string content) => new([new(mimeType, content)]);

    /// <summary>Formats a value with the formatters of Microsoft.DotNet.Interactive.Formatting.</summary>
    /// <param name="value">The value; null shows as "&lt;null&gt;".</param>
    /// <param name="mimeTypes">The MIME types to give; the preferred ones of the value's type where there are none.</param>
    /// <returns>The bundle; it has text/plain unless other types were asked for.</returns>
    public static MimeBundle From(object? value, params IReadOnlyCollection<string> mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        if (value is null)
        {
            return Of(PlainTextFormatter.MimeType, Formatter.NullString);
        }

        if (mimeTypes.Count > 0)
        {
            return new MimeBundle(mimeTypes.Select(type => Format(value, type)));
        }

        return new MimeBundle(TypesOf(value).Select(type => Format(value, type)));
    }

    /// <summary>The MIME types that a value is shown in where nobody asked for any.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The types, the preferred first; text/plain among them.</returns>
    public static IEnumerable<string> TypesOf(object? value) => value is null || IsPlain(value)
        ? [PlainTextFormatter.MimeType]
        : Formatter.GetPreferredMimeTypesFor(value.GetType()).Append(PlainTextFormatter.MimeType).Distinct();

    /// <summary>What .NET Interactive formatted.</summary>
    /// <param name="value">The value.</param>
    /// <param name="formatted">The value in its MIME types.</param>
    /// <returns>The bundle; it has text/plain where the types are those that the value prefers.</returns>
    internal static MimeBundle From(object? value, IReadOnlyCollection<FormattedValue> formatted)
    {
        var items = formatted.Select(item => new KeyValuePair<string, string>(item.MimeType, item.Value)).ToList();
        if (value is not null and not string && !items.Exists(item => item.Key == PlainTextFormatter.MimeType) && !AreAsked(value, formatted))
        {
            items.Add(Format(value, PlainTextFormatter.MimeType));
        }

        return new MimeBundle(items);
    }

    /// <summary>Whether somebody asked for the MIME types of a value, as far as that can be told.</summary>
    /// <param name="value">The value.</param>
    /// <param name="formatted">The value in its MIME types.</param>
    internal static bool AreAsked(object? value, IReadOnlyCollection<FormattedValue> formatted)
    {
        var types = formatted.Select(item => item.MimeType).ToList();
        return !types.SequenceEqual(TypesOf(value)) && !(value is not null && types.SequenceEqual(Formatter.GetPreferredMimeTypesFor(value.GetType())));
    }

    /// <summary>The bundle as nbformat's "data" object: lists of lines, and JSON for JSON types.</summary>
    /// <returns>The object.</returns>
    public JsonObject ToJson()
    {
        var data = new JsonObject();
        foreach (var (type, content) in Items)
        {
            data[type] = IsJson(type) ? ReadJson(type, content) : IsBase64(type) ? content : MultilineText.Split(content);
        }

        return data;
    }

    internal static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsBase64(string mimeType) =>
        mimeType.StartsWith("image/", StringComparison.Ordinal) && mimeType != "image/svg+xml";

    private static KeyValuePair<string, string> Format(object value, string mimeType) => new(mimeType, value.ToDisplayString(mimeType));

    private static JsonNode? ReadJson(string mimeType, string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException error)
        {
            throw new FormatException($"What is to be shown as {mimeType} is not JSON: {error.Message}", error);
        }
    }

    /// <summary>Numbers, text, resources and the like need no HTML around them, unless a formatter was made for them that writes it.</summary>
    private static bool IsPlain(object value) =>
        (ValueText.IsScalar(value.GetType()) || ValueText.IsResource(value))
        && ValueFormatter.Special(value.GetType(), HtmlFormatter.MimeType) is null;
}
