using System.Text.Json;
using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class DiscriminatorMapTests
{
    private static readonly double[] _xs = [-1, 0, 1];
    private static readonly double[] _ys = [-2, 2];

    [Fact]
    public void GridPoints_RowsOfColumns_AreInTheOrderOfTheScores()
    {
        var points = DiscriminatorMap.GridPoints(_xs, _ys);

        var map = Assert.IsType<ContourTrace>(DiscriminatorMap.Create(_xs, _ys, [0, 0], [new DiscriminatorFrame(5, [.. points.Where((_, i) => i % 2 == 0)], [])]).Data[0]);

        Assert.Equal([-1, -2, 0, -2, 1, -2, -1, 2, 0, 2, 1, 2], points);
        Assert.All(map.Z, row => Assert.Equal(_xs, row));
    }

    [Fact]
    public void Create_Frames_MoveTheMapAndTheGeneratedPointsAlone()
    {
        DiscriminatorFrame[] frames = [.. Enumerable.Range(0, 3).Select(i => new DiscriminatorFrame(i * 1000, [0, 0, 0, 1, 1, (float)i / 2], [i, i, 0.12345f, 0]))];

        var figure = JsonDocument.Parse(DiscriminatorMap.Create(_xs, _ys, [9, 9], frames).ToJson()).RootElement;

        var last = figure.GetProperty("frames")[2];
        Assert.Equal(["0", "1,000", "2,000"], figure.GetProperty("frames").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
        Assert.Equal("[0,2]", last.GetProperty("traces").GetRawText());
        Assert.Equal(["contour", "scatter"], last.GetProperty("data").EnumerateArray().Select(t => t.GetProperty("type").GetString()));
        Assert.Equal("[2,0.123]", last.GetProperty("data")[1].GetProperty("x").GetRawText());
        Assert.Equal("""{"start":0.5,"end":0.5,"size":1,"coloring":"heatmap","showlines":true}""", figure.GetProperty("data")[0].GetProperty("contours").GetRawText());
    }

    [Fact]
    public void Create_WrongNumberOfScores_SaysWhereToAsk()
    {
        var error = Assert.Throws<ArgumentException>(() => DiscriminatorMap.Create(_xs, _ys, [], [new DiscriminatorFrame(7, [1, 2], [])]));

        Assert.Contains("step 7 needs 6 scores (2 rows of 3)", error.Message, StringComparison.Ordinal);
    }
}
