using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class EvaluationScheduleTests : IDisposable
{
    private readonly TinyRun _run = new();
    private readonly int _threads = get_num_threads();
    private readonly FeatureExtractor _extractor = FeatureExtractor.BuiltIn();

    public EvaluationScheduleTests() => set_num_threads(1);

    public void Dispose()
    {
        set_num_threads(_threads);
        _extractor.Dispose();
        _run.Dispose();
    }

    [Theory]
    [InlineData("dcgan")]
    [InlineData("stylegan")]
    public void Run_Measured_TrainsTheSameBitsAndWritesTheMeasureDown(string model)
    {
        var record = Small(model);
        var quiet = _run.Train("quiet", record);

        var measured = Train("measured", record with { Evaluation = Every(2) });

        Assert.Equal(RunHash.Of(quiet), RunHash.Of(measured));
        var run = RunFolder.Open(measured);
        Assert.Equal([0, 2, 4, 5], run.ReadScores().Select(score => score.Step));
        var inStatistics = run.ReadStatistics().Where(step => step.Terms?.ContainsKey("kid") == true).ToList();
        Assert.Equal([2, 4, 5], inStatistics.Select(step => step.Step));
        Assert.Equal(run.ReadScores().Skip(1).Select(score => score.Score), inStatistics.Select(step => step.Terms!["kid"]));
        Assert.All(inStatistics, step => Assert.InRange(step.Terms!["kidStandardError"], double.Epsilon, 1e6));
    }

    [Fact]
    public void Resume_InterruptedBetweenMeasurements_MeasuresWhatTheWholeDoes()
    {
        var other = _run.Path("held-out");
        TinyRun.WriteDiscs(other, 20, 16);
        var record = Small("dcgan") with { Evaluation = Every(2) with { HeldOut = other } };
        var whole = Train("whole", record);
        using (var stop = new CancellationTokenSource())
        using (var score = RunScore.Open(record, _extractor))
        using (var trainer = GanTrainer.Create(record, _run.Path("halves"), new TrainingServices { Score = score, Observers = [new StopAt(3, stop)] }))
        {
            Assert.False(trainer.Run(stop.Token));
        }

        using (var score = RunScore.Open(record, _extractor))
        using (var trainer = GanTrainer.Resume(_run.Path("halves"), services: new TrainingServices { Score = score }))
        {
            Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        }

        Assert.Equal(RunHash.Of(whole), RunHash.Of(_run.Path("halves")));
        Assert.Equal(File.ReadAllText(Path.Combine(whole, "scores.jsonl")), File.ReadAllText(_run.Path("halves/scores.jsonl")));
        Assert.Equal(Measured(whole), Measured(_run.Path("halves")));
    }

    [Fact]
    public void Run_CycleGan_IsMeasuredBothWaysWithNoPictureTwice()
    {
        using var domains = new TinyDomains();
        var record = domains.Record with { Steps = 2, Evaluation = new EvaluationSettings { EverySteps = 1, Samples = 500, References = 500 } };
        using var score = RunScore.Open(record, _extractor);
        using var trainer = GanTrainer.Create(record, domains.Path("run"), new TrainingServices { Score = score });

        var drawn = trainer.System.DrawSamples(score.SampleCount);
        trainer.Run(TestContext.Current.CancellationToken);

        using var a = ImageSet.Open(record.Data);
        using var b = ImageSet.Open(record.DataB);
        Assert.Equal([b.Count, a.Count], drawn.Select(set => set.Count));
        var terms = trainer.Folder.ReadStatistics()[^1].Terms!;
        Assert.Equal(terms["kid"], (terms["kidA"] + terms["kidB"]) / 2, 1e-12);
        Assert.NotEqual(terms["kidA"], terms["kidB"]);
    }

    // Real pictures in place of translations, of sets smaller than the number of samples.
    [Fact]
    public void Score_RealPicturesBothWays_HoldsZero()
    {
        using var a = Faces(100, 1);
        using var b = Faces(60, 2);
        using var others = Faces(160, 3);
        using var score = new KidScore([a, b], _extractor, 500);

        var found = score.MeasureAll([Some(0, 100), Some(100, 60)]);

        Assert.InRange(Math.Abs(found["kid"]), 0, 2 * found["kidStandardError"]);
        List<RgbImage> Some(int start, int count) => [.. Enumerable.Range(start, count).Select(others.Image)];
        ImageSet Faces(int count, long seed)
        {
            var folder = _run.Path($"faces{seed}");
            SynthAnime.WriteSet(folder, count, 16, seed, overwrite: false, progress: null, TestContext.Current.CancellationToken);
            return ImageSet.Open(folder);
        }
    }

    [Fact]
    public void Run_BestBetweenCheckpoints_IsKeptAllTheSame()
    {
        var record = _run.Record with { Steps = 6, CheckpointEverySteps = 5, Evaluation = Every(1) };
        var scores = new Queue<double>([9, 5, 3, 7, 6, 5, 4]);

        var folder = RunFolder.Open(_run.Train("scored", record, new TrainingServices { Score = new Scripted(scores) }));

        Assert.Equal([2, 5, 6], folder.Checkpoints().Select(checkpoint => checkpoint.Step));
        using var best = TrainedGenerator.Load(folder.Root, best: true);
        Assert.Equal(2, best.Step);
    }

    [Fact]
    public void Create_ScheduleWithoutAMeasure_SaysWhatToGive()
    {
        var error = Assert.Throws<ArgumentException>(() => GanTrainer.Create(_run.Record with { Evaluation = Every(2) }, _run.Path("run")));

        Assert.Contains("set TrainingServices.Score", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_run.Path("run")));
    }

    private static EvaluationSettings Every(long steps) => new() { EverySteps = steps, Samples = 6, References = 8 };

    private static List<string> Measured(string folder) =>
        [.. RunFolder.Open(folder).ReadStatistics().Select(step => TrainingJson.Write(step with { ImagesPerSecond = 0, Seconds = 0 }))];

    private TrainingRecord Small(string model)
    {
        var own = TrainingRecord.For(model);
        return _run.Record with
        {
            Model = model, Steps = 5, DiscriminatorNorm = own.DiscriminatorNorm, Regularization = own.Regularization,
            StyleGan = own.StyleGan with { StyleSize = 6, MappingLayers = 2, MaxWidth = 8 },
        };
    }

    private string Train(string name, TrainingRecord record)
    {
        using var score = RunScore.Open(record, _extractor);
        return _run.Train(name, record, new TrainingServices { Score = score });
    }

    private sealed class Scripted(Queue<double> scores) : ISampleScore
    {
        public string Name => "scripted";

        public int SampleCount => 4;

        public double Measure(IReadOnlyList<RgbImage> samples) => scores.Dequeue();
    }
}
