using System.Text.Json;
using AnimeGan.Figures;
using Xunit;

namespace AnimeGan.Tests.Figures;

/// <summary>What the scripts change on a phone.</summary>
public sealed class NarrowLayoutTests
{
    private static readonly double[] _steps = [1, 2, 3];

    [Fact]
    public void Narrow_LossChart_BreaksItsLinesAndMovesNamesIntoThePlot()
    {
        var changes = Narrow(LossChart.Create(_steps, _steps, _steps, _steps, new LossChartOptions { Title = "A title of more than thirty-six characters", StepTitle = "training step, counted from the first one of all" }));

        Assert.Equal("A title of more than thirty-six<br>characters", changes.GetProperty("title.text").GetString());
        Assert.Equal("dashed: equilibrium of D's halves and G (log 2), D<br>total (2 log 2)", changes.GetProperty("title.subtitle.text").GetString());
        Assert.Equal("training step, counted from the first<br>one of all", changes.GetProperty("xaxis.title.text").GetString());
        Assert.Equal("right", changes.GetProperty("annotations[1].xanchor").GetString());
        Assert.Equal(14, changes.GetProperty("margin.r").GetDouble());
        Assert.False(changes.GetProperty("dragmode").GetBoolean());
    }

    [Fact]
    public void Narrow_ChartsSideBySide_StandUnderEachOther()
    {
        var run = new LossRun("a", _steps, _steps, _steps, _steps);

        var changes = Narrow(LossComparison.Create([run, run, run]));

        double[][] rows = [.. new[] { "yaxis", "yaxis2", "yaxis3" }.Select(axis => changes.GetProperty(axis + ".domain").EnumerateArray().Select(v => v.GetDouble()).ToArray())];
        Assert.All(new[] { "xaxis", "xaxis2", "xaxis3" }, axis => Assert.Equal("[0,1]", changes.GetProperty(axis + ".domain").GetRawText()));
        Assert.True(rows[0][1] <= 1 && rows[0][0] > rows[1][1] && rows[1][0] > rows[2][1] && rows[2][0] >= 0, "each chart stands under the one before");
        Assert.True(changes.GetProperty("yaxis2.showticklabels").GetBoolean());
        Assert.Equal("", changes.GetProperty("xaxis2.title.text").GetString());
        Assert.False(changes.TryGetProperty("xaxis3.title.text", out _));
        Assert.True(changes.GetProperty("height").GetDouble() > 3 * 170);
    }

    [Fact]
    public void Narrow_SquareMap_IsAsHighAsItsWidthAsks()
    {
        double[] xs = [0, 1, 2];
        DiscriminatorFrame[] frames = [new(0, new float[9], []), new(1, new float[9], [])];

        var figure = DiscriminatorMap.Create(xs, xs, [], frames);
        var changes = Narrow(figure);

        var around = changes.GetProperty("margin.t").GetDouble() + figure.Layout.Margin!.B!.Value;
        Assert.Equal(300, changes.GetProperty("height").GetDouble() - around, 1.0);
    }

    private static JsonElement Narrow(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("layout").GetProperty("meta").GetProperty("narrow");
}
