using System.Text.Json;
using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class LossChartTests
{
    private static readonly double[] _steps = [1, 2, 3];

    [Fact]
    public void Equilibrium_OfTheGame_IsWhatTheLossesGiveAtOneHalf()
    {
        const double D = 0.5;

        Assert.Equal(Math.Log(2), Equilibrium.PerHalf, 1e-15);
        Assert.Equal(-Math.Log(D) - Math.Log(1 - D), Equilibrium.DiscriminatorTotal(LossConvention.Summed), 1e-15);
        Assert.Equal((-Math.Log(D) - Math.Log(1 - D)) / 2, Equilibrium.DiscriminatorTotal(LossConvention.Averaged), 1e-15);
        Assert.Equal(-Math.Log(D), Equilibrium.Generator(GeneratorLoss.NonSaturating), 1e-15);
        Assert.Equal(Math.Log(1 - D), Equilibrium.Generator(GeneratorLoss.Minimax), 1e-15);
    }

    [Theory]
    [InlineData(LossConvention.Summed, GeneratorLoss.NonSaturating, new[] { 0.693147, 1.386294 }, new[] { "log 2 = 0.693", "2 log 2 = 1.386" })]
    [InlineData(LossConvention.Averaged, GeneratorLoss.NonSaturating, new[] { 0.693147 }, new[] { "log 2 = 0.693" })]
    [InlineData(LossConvention.Averaged, GeneratorLoss.Minimax, new[] { 0.693147, -0.693147 }, new[] { "log 2 = 0.693", "\u2212log 2 = \u22120.693" })]
    public void Create_Convention_DrawsAndNamesItsEquilibria(LossConvention convention, GeneratorLoss loss, double[] lines, string[] names)
    {
        var figure = LossChart.Create(_steps, [1, 2, 3], [1, 2, 3], [1, 2, 3], new LossChartOptions { Convention = convention, GeneratorLoss = loss });

        Assert.Equal(lines, figure.Layout.Shapes!.Select(s => Math.Round(s.Y0, 6)));
        Assert.Equal(names, figure.Layout.Annotations!.Select(a => a.Text));
    }

    [Theory]
    [InlineData(LossConvention.Summed, new[] { 3.0, 5, 7 })]
    [InlineData(LossConvention.Averaged, new[] { 1.5, 2.5, 3.5 })]
    public void Create_Total_FollowsTheConvention(LossConvention convention, double[] expected)
    {
        var figure = LossChart.Create(_steps, [1, 2, 3], [2, 3, 4], [1, 1, 1], new LossChartOptions { Convention = convention });

        var total = Assert.Single(figure.Data.OfType<ScatterTrace>(), t => t.Name!.StartsWith("D total", StringComparison.Ordinal));

        Assert.Equal(expected, total.Y!.Numbers!);
    }

    [Fact]
    public void Create_LongRun_KeepsSpikesAndStaysSmall()
    {
        double[] steps = [.. Enumerable.Range(1, 50_000).Select(i => (double)i)];
        double[] g = [.. steps.Select(s => s == 31_415 ? 99 : 1 + (s % 7))];

        var figure = LossChart.Create(steps, g, g, g);

        var raw = figure.Data.OfType<ScatterTrace>().First(t => t is { Name: "G", ShowLegend: false });
        Assert.Contains(99, raw.Y!.Numbers!);
        Assert.Contains(31_415, raw.X!.Numbers!);
        Assert.All(figure.Data.OfType<ScatterTrace>(), t => Assert.True(t.X!.Count <= 2000));
    }

    [Fact]
    public void Create_ListsOfDifferentLength_SaysWhichAndHowMany()
    {
        var error = Assert.Throws<ArgumentException>(() => LossChart.Create(_steps, [1, 2, 3], [1, 2], [1, 2, 3]));

        Assert.Equal("dFake", error.ParamName);
        Assert.Contains("3 steps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScoreChart_Create_HasTheCoinTossLineOnAnAxisFromZeroToOne()
    {
        var layout = JsonDocument.Parse(ScoreChart.Create(_steps, [0.9, 0.8, 0.7], [0.1, 0.2, 0.3], [0.2, 0.3, 0.4]).ToJson()).RootElement.GetProperty("layout");

        Assert.Equal("[0,1]", layout.GetProperty("yaxis").GetProperty("range").GetRawText());
        Assert.Equal(0.5, layout.GetProperty("shapes")[0].GetProperty("y0").GetDouble());
    }
}
