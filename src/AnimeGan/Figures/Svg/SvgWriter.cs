using System.Globalization;
using System.Text;
using System.Xml;

namespace AnimeGan.Figures.Svg;

/// <summary>Writes SVG elements; numbers in invariant culture with two decimals, text escaped.</summary>
internal sealed class SvgWriter : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    public SvgWriter()
    {
        _xml = XmlWriter.Create(_text, new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = false,
            NewLineHandling = NewLineHandling.None,
        });
    }

    /// <summary>A number as it stands in an attribute.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    /// <summary>Opens an element; attributes that are null are left out.</summary>
    public void Open(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                _xml.WriteAttributeString(attribute, value is double number ? Number(number) : Clean((string)value));
            }
        }
    }

    /// <summary>Closes the last opened element.</summary>
    public void Close() => _xml.WriteEndElement();

    /// <summary>An element without content.</summary>
    public void Element(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Open(name, attributes);
        Close();
    }

    /// <summary>A line of text.</summary>
    public void Text(double x, double y, string text, double size, string color, string anchor = "start", string? transform = null, string? weight = null)
    {
        Open("text", ("x", x), ("y", y), ("font-size", size), ("fill", color), ("text-anchor", anchor == "start" ? null : anchor), ("transform", transform), ("font-weight", weight));
        _xml.WriteString(Clean(text));
        Close();
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string? dash = null) =>
        Element("line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", color), ("stroke-width", width), ("stroke-dasharray", Dashes(dash)));

    /// <summary>Plotly's name of a dash pattern as SVG's lengths.</summary>
    public static string? Dashes(string? dash) => dash switch { "dash" => "6 4", "dot" => "1 5", "dashdot" => "8 4 1 4", "longdash" => "12 5", _ => null };

    /// <summary>What has been written.</summary>
    public override string ToString()
    {
        _xml.Flush();
        return _text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    // XML 1.0 cannot hold most control characters, not even escaped.
    private static string Clean(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text : string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\ufffd'));
}
