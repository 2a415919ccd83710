using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class FigureHtmlTests
{
    private static readonly Figure _figure = new()
    {
        Data = [new ScatterTrace { Name = PlotlyText.Escape("it's <b>&amp;</b> \"G\""), X = new[] { 0.0, 1 }, Y = new[] { 1.0, double.NaN } }],
        Layout = new Layout { Title = new Title { Text = PlotlyText.Escape("</script><img>") }, Height = 300 },
    };

    [Fact]
    public void ToHtml_Attribute_HoldsTheFiguresJson()
    {
        // The div alone is well-formed XML, so that an XML parser can read the attribute as a browser does.
        var html = _figure.ToHtml();
        var div = XElement.Parse(html[..(html.IndexOf("</div></div>", StringComparison.Ordinal) + "</div></div>".Length)]);

        var json = (string)div.Attribute("data-animegan-figure")!;

        Assert.Equal(_figure.ToJson(), json);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(json).RootElement.ValueKind);
        Assert.Equal("img", div.Element("div")!.Elements().Single().Name.LocalName);
    }

    [Fact]
    public void ToHtml_ByDefault_LoadsThePinnedVersion()
    {
        var html = _figure.ToHtml();

        Assert.Contains("\"https://cdn.plot.ly/plotly-cartesian-3.7.0.min.js\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" id=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ShippedFiles_BesideTheLibrary_AreOfThePinnedVersion()
    {
        var whole = File.ReadLines(PlotlyScript.ShippedFile!).Take(8).ToList();
        var basic = File.ReadLines(PlotlyScript.ShippedBasicFile!).Take(8).ToList();

        Assert.Contains(whole, line => line.Contains($"plotly.js v{PlotlyScript.Version}", StringComparison.Ordinal));
        Assert.Contains(basic, line => line.Contains($"v{PlotlyScript.Version}", StringComparison.Ordinal));
        Assert.True(new FileInfo(PlotlyScript.ShippedBasicFile!).Length < new FileInfo(PlotlyScript.ShippedFile!).Length / 3, "the smaller script is not small");
    }

    [Fact]
    public void ToHtml_WithoutScript_IsTheDrawingAlone()
    {
        var html = _figure.ToHtml(PlotlyScript.None);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"&lt;/script&gt;&lt;img&gt;: it&#39;s &lt;b&gt;&amp;amp;&lt;/b&gt; &quot;G&quot;\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_InlineScript_IsPackedSoThatItCannotEndItsElement()
    {
        const string source = "var a = '</script>', b = '<!--';";

        var html = _figure.ToHtml(PlotlyScript.Inline(source));

        var packed = Convert.FromBase64String(Regex.Match(html, "atob\\(\"([A-Za-z0-9+/=]+)\"\\)").Groups[1].Value);
        using var reader = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        Assert.Equal(source, reader.ReadToEnd());
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtml_NoSuchScript_SaysWhereOneIs()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<FileNotFoundException>(() => _figure.WriteHtml(folder["page.html"], folder["plotly.js"]));

        Assert.Contains(PlotlyScript.ShippedFile!, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["page.html"]));
    }
}
