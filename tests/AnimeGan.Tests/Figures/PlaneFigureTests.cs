using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class PlaneFigureTests
{
    [Fact]
    public void CurveChart_OfAFunction_HasItsValuesNamesAndUnits()
    {
        var figure = CurveChart.Create([ChartCurve.Of("x²", x => x * x, -2, 2, points: 5) with { Dash = "dash" }], "Square", "x in m", "y in m²", "a note");

        var trace = Assert.IsType<ScatterTrace>(Assert.Single(figure.Data));
        Assert.Equal([-2.0, -1, 0, 1, 2], trace.X!.Numbers!);
        Assert.Equal([4.0, 1, 0, 1, 4], trace.Y!.Numbers!);
        Assert.Equal("x in m", figure.Layout.XAxes[0].Title!.Text);
        Assert.Equal("y in m²", figure.Layout.YAxes[0].Title!.Text);
        Assert.Contains("a note", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void PhasePortrait_TwoGamesTwoWays_AreTwoSquaresOnOneScale()
    {
        PlanePath Path(string panel, string name) => new(panel, name, [1, 0.5], [1, -0.5]);

        var figure = PhasePortrait.Create([Path("GAN", "at once"), Path("GAN", "in turn"), Path("WGAN", "at once")], "Paths", "θ", "ψ", limit: 2);

        Assert.Equal(2, figure.Layout.XAxes.Count);
        Assert.All(figure.Layout.XAxes.Concat(figure.Layout.YAxes), axis => Assert.Equal([-2.0, 2], axis.Range!));
        Assert.Equal(["x", "x2"], figure.Layout.YAxes.Select(axis => axis.ScaleAnchor!));
        Assert.Equal(["at once", "in turn"], figure.Data.Where(trace => trace.ShowLegend == true).Select(trace => trace.Name!));
        Assert.Contains("<b>WGAN</b>", figure.Layout.Annotations!.Select(annotation => annotation.Text));
        Assert.Contains("<polyline", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void CurveChart_UnequalLengths_NamesTheCurve()
    {
        var error = Assert.Throws<ArgumentException>(() => CurveChart.Create([new ChartCurve("D", [1, 2], [1])], "t", "x", "y"));

        Assert.Contains("'D' has 1 values", error.Message, StringComparison.Ordinal);
    }
}
