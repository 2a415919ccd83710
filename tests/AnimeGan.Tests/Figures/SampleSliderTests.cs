using System.Text.Json;
using AnimeGan.Figures;
using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class SampleSliderTests
{
    [Fact]
    public void Create_ManyFrames_KeepsFirstAndLastAndShowsTheLast()
    {
        SampleFrame[] frames = [.. Enumerable.Range(0, 50).Select(i => Frame(i * 100, (byte)i))];

        var figure = JsonDocument.Parse(SampleSlider.Create(frames, maximumFrames: 8).ToJson()).RootElement;

        var slider = figure.GetProperty("layout").GetProperty("sliders")[0];
        var names = figure.GetProperty("frames").EnumerateArray().Select(f => f.GetProperty("name").GetString()).ToList();
        Assert.Equal(8, names.Count);
        Assert.Equal(("0", "4,900"), (names[0], names[^1]));
        Assert.Equal(7, slider.GetProperty("active").GetInt32());
        Assert.Equal(names, slider.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("args")[0][0].GetString()));
        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(frames[^1].Png), figure.GetProperty("data")[0].GetProperty("source").GetString());
    }

    [Fact]
    public void Create_Buttons_PlayAllAndStop()
    {
        var figure = JsonDocument.Parse(SampleSlider.Create([Frame(0, 1), Frame(1, 2)], millisecondsPerFrame: 250).ToJson()).RootElement;

        var buttons = figure.GetProperty("layout").GetProperty("updatemenus")[0].GetProperty("buttons");

        Assert.Equal("""[null,{"mode":"immediate","frame":{"duration":250,"redraw":true},"transition":{"duration":0},"fromcurrent":true}]""", buttons[0].GetProperty("args").GetRawText());
        Assert.Equal("""[[null],{"mode":"immediate","frame":{"duration":0,"redraw":true},"transition":{"duration":0}}]""", buttons[1].GetProperty("args").GetRawText());
    }

    [Fact]
    public void Create_OneFrame_IsAPictureWithoutSlider()
    {
        var figure = SampleSlider.Create([Frame(500, 9)]);

        Assert.Null(figure.Frames);
        Assert.Null(figure.Layout.Sliders);
        Assert.Contains("step 500", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_BadFrames_AreRefusedWithTheirStep()
    {
        var none = Assert.Throws<ArgumentException>(() => SampleSlider.Create([]));
        var lying = Assert.Throws<ArgumentException>(() => SampleSlider.Create([Frame(7, 1) with { Width = 5 }]));
        var noPng = Assert.Throws<ArgumentException>(() => SampleSlider.Create([new SampleFrame(0, new byte[40], 4, 4)]));

        Assert.Contains("at least one grid", none.Message, StringComparison.Ordinal);
        Assert.Contains("step 7 states 5×4, its PNG has 4×4", lying.Message, StringComparison.Ordinal);
        Assert.Contains("not a PNG", noPng.Message, StringComparison.Ordinal);
    }

    internal static SampleFrame Frame(long step, byte grey)
    {
        var pixels = new byte[4 * 4 * 3];
        Array.Fill(pixels, grey);
        return new SampleFrame(step, Pictures.EncodePng(new RgbImage(4, 4, pixels)), 4, 4);
    }
}
