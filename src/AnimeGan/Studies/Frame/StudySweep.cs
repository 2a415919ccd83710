using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>What studies that train whole runs share: drawn faces, a sweep that tells of its progress, and a look at what was learned.</summary>
internal static class StudySweep
{
    /// <summary>A set of drawn faces in the study's folder, made where it is not there yet.</summary>
    internal static string Faces(StudyContext context, string name, int count, int size, long seed)
    {
        var folder = Path.Combine(context.Folder, FormattableString.Invariant($"{name}-{size}-{count}-seed{seed}"));
        if (!Directory.Exists(folder))
        {
            SynthAnime.WriteSet(folder, count, size, seed, overwrite: false, progress: null, context.Token);
        }

        return folder;
    }

    /// <summary>Trains what is not trained yet and returns all runs, in the order of the variations.</summary>
    /// <exception cref="OperationCanceledException">The study was interrupted; its runs go on where they stopped.</exception>
    internal static IReadOnlyList<SweepRun> Run(StudyContext context, IEnumerable<Variation> variations, ISampleScore? score = null)
    {
        var root = Path.Combine(context.Folder, "runs");
        var sweep = new Sweep(root, [.. variations]);
        var finished = sweep.Finished().Select(run => run.Variation).ToHashSet();
        context.Ranks.Share([.. Enumerable.Range(0, sweep.Variations.Count).Where(i => !finished.Contains(sweep.Variations[i]))], own => RunOwn(context, root, [.. finished], [.. own.Select(i => sweep.Variations[i])], score));
        var runs = sweep.Finished();
        return sweep.Variations.Except(runs.Select(run => run.Variation)).FirstOrDefault() is { } unseen ? throw context.Ranks.Unseen(unseen.Name, sweep.PathOf(unseen)) : runs;
    }

    private static void RunOwn(StudyContext context, string root, IReadOnlyList<Variation> finished, IReadOnlyList<Variation> own, ISampleScore? score)
    {
        var done = finished.Sum(Images);
        var total = finished.Union(own).Sum(Images);
        foreach (var variation in own)
        {
            var services = new TrainingServices
            {
                Logger = context.Logger,
                Score = score,
                Observers = [new Counter(context.Progress, () => done += variation.Record.BatchSize, total, variation.Name)],
            };
            if (!context.Ranks.Do(variation.Name, variation.Record.Seed, () => new Sweep(root, [variation]).Run(_ => services, context.Token)))
            {
                throw new OperationCanceledException(context.Token);
            }
        }
    }

    /// <summary>Real images that a variation's run sees.</summary>
    internal static long Images(Variation variation) => variation.Record.Steps * variation.Record.BatchSize;

    /// <summary>The KID of a finished run's samples.</summary>
    internal static KidEstimate Measure(RunFolder run, KidScore score, long seed)
    {
        using var generator = TrainedGenerator.Load(run.Root);
        return score.Estimate(generator.Sample(score.SampleCount, seed));
    }

    /// <summary>A grid of samples by chance.</summary>
    internal static RgbImage Samples(RunFolder run, int columns, int rows, long seed)
    {
        using var generator = TrainedGenerator.Load(run.Root);
        return ImageGrid.Compose(generator.Sample(columns * rows, seed), columns);
    }

    /// <summary>A name as a file's: "DCGAN, StyleGAN's batch" to "dcgan-stylegans-batch".</summary>
    internal static string FileName(string name) =>
        string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-').ToLowerInvariant();

    /// <summary>Tells how many images of all runs are seen.</summary>
    private sealed class Counter(IProgress<StudyProgress>? progress, Func<long> next, long total, string name) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics) => progress?.Report(new StudyProgress(next(), total, $"{name}, step {statistics.Step}"));
    }
}
