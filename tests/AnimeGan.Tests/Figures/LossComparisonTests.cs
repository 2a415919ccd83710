using System.Xml.Linq;
using AnimeGan.Figures;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class LossComparisonTests
{
    [Fact]
    public void Create_RunsOfDifferentHeight_AreDrawnOnOneScale()
    {
        double[] steps = [1, 2];
        var low = new LossRun("low", steps, [0, 0], [0, 0], [1, 1]);
        var high = new LossRun("high", steps, [0, 0], [0, 0], [1, 9]);

        var figure = LossComparison.Create([low, high], new LossChartOptions { ShowEquilibrium = false });

        // G of both runs starts at 1: at one height, though the second climbs to 9.
        var lines = XDocument.Parse(figure.ToSvg()).Descendants().Where(e => e.Name.LocalName == "polyline" && (string?)e.Attribute("stroke") == Theme.Vermilion && e.Ancestors().Any(a => a.Name.LocalName == "g"));
        var starts = lines.Select(e => ((string)e.Attribute("points")!).Split(' ')[0].Split(',')[1]).ToList();
        Assert.Equal(2, starts.Count);
        Assert.Equal(starts[0], starts[1]);
        Assert.Equal([null, "y"], figure.Layout.YAxes.Select(a => a.Matches));
    }

    [Fact]
    public void Create_SeveralRuns_NamesEachSeriesOnceInTheLegend()
    {
        double[] steps = [1, 2];
        var run = new LossRun("a", steps, [1, 1], [1, 1], [1, 1]);

        var shown = LossComparison.Create([run, run, run]).Data.Where(t => t.ShowLegend != false).Select(t => t.Name);

        Assert.Equal(["D total (sum)", "G"], shown);
    }
}
