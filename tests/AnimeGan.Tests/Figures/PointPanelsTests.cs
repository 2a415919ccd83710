using AnimeGan.Figures;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class PointPanelsTests
{
    [Fact]
    public void Create_TwoPanels_EachOnTheScaleOfItsDataWithoutWhatLiesOutside()
    {
        var figure = PointPanels.Create([new PointPanel("near", [1, 0, 0, 1], [0.5f, 0.5f, 9, 0]), new PointPanel("far", [4, 4], [])], "Panels");

        Assert.Equal(4, figure.Data.Count);
        Assert.Equal([-1.25, 1.25], figure.Layout.XAxes[0].Range!);
        Assert.Equal([-5, 5], figure.Layout.YAxes[1].Range!);
        Assert.Contains("\"x\":[0.5]", figure.ToJson(), StringComparison.Ordinal);
        Assert.Contains("near", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_HalfAPoint_SaysWhere()
    {
        var fault = Assert.Throws<ArgumentException>(() => PointPanels.Create([new PointPanel("odd", [1, 2, 3], [])], "Panels"));

        Assert.Contains("'odd' with 3 and 0 coordinates", fault.Message, StringComparison.Ordinal);
    }
}
