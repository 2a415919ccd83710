using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class RunFiguresTests
{
    [Theory]
    [InlineData("non-saturating", "log 2 = 0.693")]
    [InlineData("minimax", "\u2212log 2 = \u22120.693")]
    public void Losses_OfARecord_ShowItsObjectivesEquilibrium(string objective, string name)
    {
        var figure = RunFigures.Losses([Step(1), Step(2)], new TrainingRecord { Objective = objective });

        Assert.Contains(name, figure.Layout.Annotations!.Select(line => line.Text));
    }

    [Fact]
    public void Scores_OfAHistory_AreItsMeansOfD()
    {
        var figure = RunFigures.Scores([Step(1), Step(2)]);

        // Few points are drawn as they are, so the lists agree.
        var curves = figure.Data.OfType<ScatterTrace>().Select(trace => trace.Y!.Numbers!).ToList();
        Assert.Contains(curves, y => y.SequenceEqual([0.91, 0.92]));
        Assert.Contains(curves, y => y.SequenceEqual([0.21, 0.22]));
        Assert.Contains(curves, y => y.SequenceEqual([0.11, 0.12]));
    }

    [Fact]
    public void Samples_OfARun_AreItsGridsByStep()
    {
        using var folder = new TemporaryFolder();
        var run = RunFolder.Create(folder["run"]);
        Directory.CreateDirectory(run.SamplesPath);
        var png = Pictures.EncodePng(new RgbImage(4, 4, new byte[48]));
        File.WriteAllBytes(Path.Combine(run.SamplesPath, "step-000200.png"), png);
        File.WriteAllBytes(Path.Combine(run.SamplesPath, "step-000100.png"), png);

        var figure = RunFigures.Samples(run);

        Assert.Equal(["100", "200"], figure.Frames!.Select(frame => frame.Name));
    }

    private static StepStatistics Step(long step) => new()
    {
        Step = step,
        Images = 64 * step,
        DLossReal = 0.5,
        DLossFake = 0.6,
        GLoss = 1.5,
        DReal = 0.9 + (step * 0.01),
        DFake = 0.2 + (step * 0.01),
        DFakeAfter = 0.1 + (step * 0.01),
        DGradientNorm = 1,
        GGradientNorm = 1,
        ImagesPerSecond = 50,
        Seconds = step,
    };
}
