using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class SampleRowsTests
{
    [Fact]
    public void Create_TwoRows_ShowsEachUnderItsNameWithoutOverlap()
    {
        var figure = SampleRows.Create([Row("all <seven>", 3), Row("without Adam", 3)]);

        var strips = figure.Data.Cast<ImageTrace>().ToList();
        Assert.Equal(["all &lt;seven&gt;", "without Adam"], figure.Layout.Annotations!.Select(name => name.Text));
        Assert.True(strips[1].Y0 >= strips[0].Y0 + 8, "a strip of 4 pixels with borders of 2 above and below ends before the next name");
        Assert.Contains("without Adam", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_RowsOfDifferentLength_NamesThem()
    {
        var fault = Assert.Throws<ArgumentException>(() => SampleRows.Create([Row("one", 3), Row("two", 2)]));

        Assert.Contains("'two' has 2 of 4×4", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_FirstOfThree_IsTheBoldOne()
    {
        var figure = SeriesComparison.Create([Series("a"), Series("b"), Series("c")], "score", "Scores", logarithmic: true);

        var lines = figure.Data.Cast<ScatterTrace>().Select(trace => trace.Line!).ToList();
        Assert.True(lines[0].Width > lines[1].Width);
        Assert.Equal(3, lines.Select(line => line.Color).Distinct().Count());
    }

    [Fact]
    public void Series_ValueMissing_NamesTheRun()
    {
        var fault = Assert.Throws<ArgumentException>(() => SeriesComparison.Create([new StepSeries("short", [1, 2], [3])], "score", "Scores"));

        Assert.Contains("'short'", fault.Message, StringComparison.Ordinal);
    }

    private static StepSeries Series(string name) => new(name, [1, 2], [10, 5]);

    private static SampleRow Row(string name, int count) =>
        new(name, [.. Enumerable.Range(0, count).Select(_ => new RgbImage(4, 4, new byte[48]))]);
}
