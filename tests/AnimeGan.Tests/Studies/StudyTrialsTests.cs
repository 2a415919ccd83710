using AnimeGan.Studies;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;

namespace AnimeGan.Tests.Studies;

[Collection(nameof(ProcessWideState))]
public sealed class StudyTrialsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Again_RepeatsNothingAndGivesTheSame()
    {
        var ran = new List<long>();
        var first = StudyTrials.Run(Context(), Trials(3), Note(ran));

        var again = StudyTrials.Run(Context(), Trials(3), Note(ran));

        Assert.Equal(3, ran.Count);
        Assert.Equal(first, again);
    }

    [Fact]
    public void Run_OtherSettingOrMoreSeeds_RunsOnlyWhatIsNew()
    {
        var ran = new List<long>();
        StudyTrials.Run(Context(), Trials(2), Note(ran));

        StudyTrials.Run(Context(), Trials(3), Note(ran));
        StudyTrials.Run(Context(), Trials(1, setting: 9), Note(ran));

        Assert.Equal(4, ran.Count);
    }

    [Fact]
    public void Run_Stopped_KeepsWhatIsDoneAndGoesOn()
    {
        var ran = new List<long>();
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => StudyTrials.Run(Context() with { Token = stop.Token, Parallel = 1 }, Trials(4), (trial, progress, token) =>
        {
            if (trial.Seed == 3)
            {
                stop.Cancel();
                token.ThrowIfCancellationRequested();
            }

            return Note(ran)(trial, progress, token);
        }));
        var finished = ran.ToList();
        StudyTrials.Run(Context(), Trials(4), Note(ran));

        Assert.Equal([1, 2], finished);
        Assert.Equal([1, 2, 3, 4], ran.Order());
    }

    [Fact]
    public void Run_TrialThatFails_GivesItsOwnReason()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => StudyTrials.Run<int, Outcome>(Context(), Trials(3), (trial, _, _) =>
            throw new InvalidOperationException($"trial {trial.Name} cannot be")));

        Assert.Equal("trial law cannot be", fault.Message);
    }

    [Fact]
    public void Run_Progress_EndsAtItsTotal()
    {
        var reports = new List<StudyProgress>();

        StudyTrials.Run(Context() with { Parallel = 1, Progress = new Heard(reports) }, Trials(2), Note([]));

        Assert.Equal((20, 20), (reports[^1].Done, reports[^1].Total));
        Assert.Equal(reports.Select(report => report.Done).Order(), reports.Select(report => report.Done));
    }

    private static StudyTrial<int>[] Trials(int count, int setting = 1) => [.. Enumerable.Range(1, count).Select(seed => new StudyTrial<int>("law", seed, setting, 10))];

    private static Func<StudyTrial<int>, IProgress<long>, CancellationToken, Outcome> Note(List<long> ran) => (trial, progress, _) =>
    {
        lock (ran)
        {
            ran.Add(trial.Seed);
        }

        progress.Report(5);
        return new Outcome(trial.Seed, trial.Seed == 2 ? double.NaN : 1.0 / trial.Seed);
    };

    private StudyContext Context() => new() { Folder = _folder["runs"] };

    private sealed record Outcome(long Seed, double Value);

    private sealed class Heard(List<StudyProgress> reports) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value)
        {
            lock (reports)
            {
                reports.Add(value);
            }
        }
    }
}
