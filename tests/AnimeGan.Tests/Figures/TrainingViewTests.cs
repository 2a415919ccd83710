using AnimeGan.Figures;
using AnimeGan.Imaging;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class TrainingViewTests
{
    private static readonly RgbImage _grid = new(4, 4, new byte[48]);

    [Fact]
    public void OnStep_AHundredStepsASecond_ShowsAFewStatesASecondAndTheLast()
    {
        var screen = new Screen();
        var settings = new TrainingRecord { Steps = 1000, BatchSize = 64, ImageSize = 32 };
        var view = new TrainingView(settings, screen.Show) { Clock = screen.Clock, ShowScores = true };

        Train(view, screen.Clock, steps: 1000, TimeSpan.FromMilliseconds(10));

        // In 10 s: the status four times a second, each chart every 2 s, the grid at the end.
        Assert.Equal(4, screen.Places.Count);
        Assert.InRange(screen.Places[0].Count, 30, 45);
        Assert.All(screen.Places.Skip(1), place => Assert.InRange(place.Count, 2, 9));
        Assert.Equal("step 1,000 of 1,000, 6,400 images/s, done", screen.Places[0][^1].ToString());
        Assert.Contains(screen.Places[0], status => status.ToString() == "step 525 of 1,000, 6,400 images/s, 0:00:04 left");
        Assert.All(screen.Places[1].Skip(1).SkipLast(1), chart => Assert.IsType<StillFigure>(chart));
        Assert.Contains("Losses", Assert.IsType<Figure>(screen.Places[1][^1]).ToString(), StringComparison.Ordinal);
        Assert.Contains("discriminator", Assert.IsType<Figure>(screen.Places[2][^1]).ToString(), StringComparison.Ordinal);
        Assert.Equal("after 1,000 steps", Assert.IsType<Picture>(screen.Places[3][^1]).Caption);
    }

    [Fact]
    public void OnStep_SlowScreen_TakesAPerCentOfTheTime()
    {
        var screen = new Screen { Cost = TimeSpan.FromMilliseconds(400) };
        var view = new TrainingView(new TrainingRecord { Steps = 40_000 }, screen.Show) { Clock = screen.Clock };
        var began = screen.Clock.GetTimestamp();

        Train(view, screen.Clock, steps: 40_000, TimeSpan.FromMilliseconds(100));

        // The first and the last drawings come at once.
        var drawings = screen.Places.Sum(place => place.Count - 4);
        Assert.True(drawings * screen.Cost <= 0.01 * screen.Clock.GetElapsedTime(began), $"{drawings} drawings of 400 ms");
        Assert.InRange(drawings, 20, 100);
    }

    [Fact]
    public void OnEnd_BeforeTheLastStep_SaysThatTheRunIsSaved()
    {
        var screen = new Screen();
        var view = new TrainingView(new TrainingRecord { Steps = 9 }, screen.Show) { Clock = screen.Clock };

        Train(view, screen.Clock, steps: 3, TimeSpan.FromMilliseconds(1));

        var status = Assert.IsType<TrainingStatus>(screen.Places[0][^1]);
        Assert.Equal(TrainingPhase.Stopped, status.Phase);
        Assert.Contains("<progress max=\"9\" value=\"3\" aria-label=\"training steps\"", status.ToHtml(), StringComparison.Ordinal);
        Assert.EndsWith("stopped and saved; Resume goes on from here", status.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Watched_GivesTheSameBytes()
    {
        using var run = new TinyRun();
        var screen = new Screen();
        var plain = RunHash.Of(run.Train("plain", run.Record));

        var watched = run.Train("watched", run.Record, new TrainingServices { Observers = [new TrainingView(run.Record, screen.Show), new TrainingView(run.Record, null)] });

        Assert.Equal(plain, RunHash.Of(watched));
        Assert.Equal(TrainingPhase.Done, Assert.IsType<TrainingStatus>(screen.Places[0][^1]).Phase);
        Assert.IsType<Picture>(screen.Places[2][^1]);
    }

    private static void Train(TrainingView view, ManualClock clock, int steps, TimeSpan each)
    {
        view.OnStart(0);
        for (var step = 1; step <= steps; step++)
        {
            clock.Advance(each);
            view.OnStep(new StepStatistics
            {
                Step = step,
                Images = step * 64,
                DLossReal = 0.7,
                DLossFake = 0.7,
                GLoss = 0.7,
                DReal = 0.5,
                DFake = 0.5,
                DFakeAfter = 0.5,
                DGradientNorm = 1,
                GGradientNorm = 1,
                ImagesPerSecond = 64 / each.TotalSeconds,
                Seconds = step * each.TotalSeconds,
            });
        }

        view.OnSamples(steps, _grid);
        view.OnEnd(steps);
    }

    /// <summary>Keeps all that is shown at each place, and takes its time for it.</summary>
    private sealed class Screen
    {
        public ManualClock Clock { get; } = new();

        public TimeSpan Cost { get; init; }

        public List<List<object>> Places { get; } = [];

        public Action<object> Show(object first)
        {
            var place = new List<object>();
            Places.Add(place);
            Put(first);
            return Put;

            void Put(object value)
            {
                place.Add(value);
                Clock.Advance(Cost);
            }
        }
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
