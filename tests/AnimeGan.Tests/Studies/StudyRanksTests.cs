using System.Collections.Concurrent;
using AnimeGan.Studies;
using AnimeGan.Testing;
using AnimeGan.Tests.Distributed;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Studies;

/// <summary>Several processes, here threads, that carry a study out together.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class StudyRanksTests : IDisposable
{
    private static readonly int[] _five = [0, 1, 2, 3, 4];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_TwoLists_EachTrialIsDoneOnceAndTheFirstRankGoesAheadAndAloneToTheEnd(int size)
    {
        var done = new ConcurrentQueue<(string List, int Place, int Rank)>();
        var (prepared, ended) = (new ConcurrentQueue<int>(), new ConcurrentQueue<int>());
        var study = new Written(context =>
        {
            prepared.Enqueue(context.Ranks.Rank);
            context.Ranks.Share(_five, own => own.ToList().ForEach(place => done.Enqueue(("one", place, context.Ranks.Rank))));

            // What ranks see for themselves may have changed since; that of number 0 counts.
            context.Ranks.Share(context.Ranks.Rank == 0 ? [3] : _five, own => own.ToList().ForEach(place => done.Enqueue(("two", place, context.Ranks.Rank))));
            ended.Enqueue(context.Ranks.Rank);
        });

        var results = Together(size, study);

        Assert.Equal(0, prepared.First());
        Assert.Equal(size, prepared.Count);
        Assert.Equal([0], ended);
        Assert.Equal([true, .. Enumerable.Repeat(false, size - 1)], results.Select(result => result is not null));
        Assert.Equal(_five, done.Where(one => one.List == "one").Select(one => one.Place).Order());
        Assert.Equal(Enumerable.Range(0, size), done.Where(one => one.List == "one").Select(one => one.Rank).Distinct().Order());
        Assert.Equal([("two", 3, 0)], done.Where(one => one.List == "two"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Run_OneRankIsStopped_AllStop(int which)
    {
        var study = new Written(context => context.Ranks.Share(_five, _ =>
        {
            if (context.Ranks.Rank == which)
            {
                throw new OperationCanceledException();
            }
        }));

        var stopped = ThreadRanks.Run(2, communicator =>
        {
            var ranks = new StudyRanks(communicator);
            Assert.ThrowsAny<OperationCanceledException>(() => StudyRanks.Run(study, Context("stopped") with { Ranks = ranks }));
            return true;
        });

        Assert.Equal([true, true], stopped);
    }

    [Fact]
    public void Run_ATrialFails_IsNamed()
    {
        var study = new Written(context => context.Ranks.Share(_five, own => own.ToList().ForEach(place => context.Ranks.Do("law", place, () => place == 3 ? throw new InvalidDataException("cannot be") : place))));

        var failure = Assert.Throws<StudyTrialException>(() => Together(2, study));

        Assert.Equal("law, seed 3", failure.Trial);
        Assert.IsType<InvalidDataException>(failure.InnerException);
    }

    [Fact]
    public void Run_NothingToShare_IsTheFirstRanksAlone()
    {
        var ran = new ConcurrentQueue<int>();

        var shared = ThreadRanks.Run(2, communicator =>
        {
            var ranks = new StudyRanks(communicator);
            _ = StudyRanks.Run(new Written(context => ran.Enqueue(context.Ranks.Rank)), Context("alone") with { Ranks = ranks });
            return ranks.HasShared;
        });

        Assert.Equal([0], ran);
        Assert.Equal([false, false], shared);
    }

    [Fact]
    public void Run_WholeTrainings_AreThoseOfOneProcess()
    {
        var losses = new ConcurrentDictionary<int, double[]>();
        var study = new Written(context =>
        {
            var record = TrainingRecord.For("dcgan") with
            {
                Data = StudySweep.Faces(context, "faces", 16, 16, 1),
                ImageSize = 16,
                BaseWidth = 4,
                BatchSize = 4,
                Steps = 3,
                Threads = 1,
                SnapshotEverySteps = 0,
                CheckpointEverySteps = 0,
            };
            var runs = StudySweep.Run(context, Enumerable.Range(1, 3).Select(seed => new Variation("plain", record with { Seed = seed })));
            losses[context.Ranks.Size] = [.. runs.Select(run => run.Folder.ReadStatistics()[^1].GLoss)];
        });

        _ = StudyRanks.Run(study, Context("one"));
        _ = Together(2, study);

        Assert.Equal(3, losses[1].Distinct().Count());
        Assert.Equal(losses[1], losses[2]);
    }

    private StudyResult?[] Together(int size, IStudy study) =>
        ThreadRanks.Run(size, communicator => StudyRanks.Run(study, Context("together") with { Ranks = new StudyRanks(communicator) }));

    private StudyContext Context(string folder) => new() { Folder = _folder[folder], Token = TestContext.Current.CancellationToken };

    /// <summary>A study as a test wants it.</summary>
    private sealed class Written(Action<StudyContext> run) : IStudy
    {
        public string Name => "written";

        public string Title => "A study";

        public string Paper => "none";

        public string Cost => "nothing";

        public StudyResult Run(StudyContext context)
        {
            run(context);
            return new StudyResult { Numbers = [] };
        }
    }
}
