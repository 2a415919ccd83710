using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

public sealed class RunMeasuresTests
{
    [Fact]
    public void Of_SmallRun_AreMeansOfItsLastQuarter()
    {
        using var tiny = new TinyRun();
        using var images = ImageSet.Open(tiny.Data);
        var score = new SlicedWassersteinScore(images, 16);
        var run = RunFolder.Open(tiny.Train("run", tiny.Record with { Steps = 8, CheckpointEverySteps = 4 }, new TrainingServices { Score = score }));

        var measures = RunMeasures.Of(run, score);

        var late = run.ReadStatistics().Skip(6).ToList();
        Assert.Equal(2, late.Count);
        Assert.Equal(late.Average(step => step.DReal), measures.DReal, 1e-12);
        Assert.Equal(late.Average(step => (step.DLossReal + step.DLossFake) / 2), measures.DLossPerHalf, 1e-12);
        Assert.InRange(measures.Score, 1, 128);

        // G: 8·8·16 + 2·8 + 8·4·16 + 2·4 + 4·3·16, D: 3·4·16 + 4·8·16 + 2·8 + 8·16, at 16×16 with 4 channels at half resolution.
        Assert.Equal((1024 + 16 + 512 + 8 + 192, 192 + 512 + 16 + 128), (measures.GeneratorParameters, measures.DiscriminatorParameters));
    }

    [Fact]
    public void StepsTo_MeasuredRun_IsTheFirstScoreAtTheLevel()
    {
        using var tiny = new TinyRun();
        using var images = ImageSet.Open(tiny.Data);
        var services = new TrainingServices { Score = new SlicedWassersteinScore(images, 16) };
        var run = RunFolder.Open(tiny.Train("run", tiny.Record with { Steps = 6, CheckpointEverySteps = 2 }, services));
        var scores = run.ReadScores();

        Assert.Equal([0, 2, 4, 6], scores.Select(score => score.Step));
        Assert.Equal(0, RunMeasures.StepsTo(run, scores[0].Score));
        Assert.Null(RunMeasures.StepsTo(run, scores.Min(score => score.Score) - 1));
    }
}
