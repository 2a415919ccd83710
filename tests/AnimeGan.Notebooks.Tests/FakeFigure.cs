using Microsoft.Extensions.Logging;

namespace AnimeGan.Notebooks.Tests;

/// <summary>A chart as a library declares it that knows no notebook: formatters are found by the attribute's name alone.</summary>
[TypeFormatterSource(typeof(FakeFigureFormatters), PreferredMimeTypes = ["application/vnd.plotly.v1+json", "text/html", "image/svg+xml", "text/plain"])]
public sealed record FakeFigure(int Y) : IDisposable
{
    /// <summary>Nothing to let go of: that it is disposable must not keep its own formatters from being used.</summary>
    public void Dispose()
    {
    }

    /// <summary>Names a type of a framework that no cell refers to.</summary>
    public static FakeFigure Logged(int y, ILogger? logger = null)
    {
        logger?.Log(LogLevel.Information, "a figure");
        return new FakeFigure(y);
    }
}

internal sealed class FakeFigureFormatters
{
    public static IEnumerable<object> CreateTypeFormatters() =>
    [
        new FakeFormatter("application/vnd.plotly.v1+json", y => $"{{\"data\":[{{\"y\":[{y}]}}],\"layout\":{{\"title\":{{\"text\":\"</script><!--\"}}}}}}"),
        new FakeFormatter("text/html", y => $"<div>chart of {y}<script src=\"https://example.com/plotly.js\"></script></div>"),
        new FakeFormatter("image/svg+xml", y => $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><title>{y}</title></svg>"),
        new FakeFormatter("text/plain", y => $"chart of {y}"),
    ];
}

internal sealed class FakeFormatter(string mimeType, Func<int, string> write)
{
    public string MimeType => mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(write(((FakeFigure)instance).Y));
        return true;
    }
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
