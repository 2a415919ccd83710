using System.Reflection;
using AnimeGan.Exercises;
using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Figures;

/// <summary>What Microsoft.DotNet.Interactive.Formatting's convention needs, read by reflection as it does.</summary>
public sealed class DisplayConventionTests
{
    private static readonly RgbImage _image = new(2, 1, [255, 0, 0, 0, 255, 0]);

    [Fact]
    public void Figure_ByConvention_YieldsEveryMimeType()
    {
        var figure = new Figure { Data = [new ScatterTrace { Name = "a", X = new[] { 0.0, 1 }, Y = new[] { 1.0, 2 } }], Layout = new Layout { Title = new Title { Text = "T" } } };

        var bundle = Bundle(figure);

        Assert.Equal([Figure.PlotlyMimeType, "text/html", "image/svg+xml", "text/plain"], bundle.Keys);
        Assert.Equal(figure.ToJson(), bundle[Figure.PlotlyMimeType]);
        Assert.StartsWith("<div", bundle["text/html"], StringComparison.Ordinal);
        Assert.StartsWith("<svg", bundle["image/svg+xml"], StringComparison.Ordinal);
        Assert.Equal("T: a", bundle["text/plain"]);
    }

    [Fact]
    public void RgbImage_ByConvention_IsAPngOfItsPixels()
    {
        var bundle = Bundle(_image);

        var decoded = Pictures.DecodePng(Convert.FromBase64String(bundle["image/png"]));

        Assert.Equal(_image.Pixels, decoded.Pixels);
        Assert.Contains("width=\"2\" height=\"1\"", bundle["text/html"], StringComparison.Ordinal);
        Assert.Equal("RgbImage 2×1", bundle["text/plain"]);
    }

    [Fact]
    public void Picture_Enlarged_StatesItsShownSizeAndEscapesItsCaption()
    {
        var bundle = Bundle(DatasetGrid.Create([_image, _image], columns: 2, scale: 3, caption: "<b>faces</b>"));

        // Two pictures of 2×1 with 2 pixels around each make 10×5.
        Assert.Contains("width=\"30\" height=\"15\"", bundle["text/html"], StringComparison.Ordinal);
        Assert.Contains("<figcaption style=\"font-size:90%\">&lt;b&gt;faces&lt;/b&gt;</figcaption>", bundle["text/html"], StringComparison.Ordinal);
        Assert.Equal("<b>faces</b> (10×5)", bundle["text/plain"]);
    }

    [Fact]
    public void Verdicts_ByConvention_AreCardsAndLines()
    {
        var verdict = Exercise.Holds("Is it so?", true, "Think again.");

        var (card, sheet) = (Bundle(verdict), Bundle(Exercise.Sheet(verdict)));

        Assert.Equal("✓ Right: Is it so?", card["text/plain"]);
        Assert.StartsWith("<div role=\"group\" aria-label=\"Exercise: Right\"", card["text/html"], StringComparison.Ordinal);
        Assert.Contains(card["text/html"], sheet["text/html"], StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Bundle(object value)
    {
        var attribute = value.GetType().GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        var source = Activator.CreateInstance(sourceType)!;
        var formatters = (IEnumerable<object>)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var bundle = new Dictionary<string, string>();
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter();
            var format = formatter.GetType().GetMethod("Format")!;
            Assert.False((bool)format.Invoke(formatter, [new object(), writer])!);
            Assert.True((bool)format.Invoke(formatter, [value, writer])!);
            bundle.Add((string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!, writer.ToString());
        }

        // Sessions that hand JSON on ask for Plotly's type as well (AnimeGan.Interactive).
        Assert.Equal(preferred.Order(), bundle.Keys.Except([Figure.PlotlyMimeType]).Order());
        return bundle;
    }
}
