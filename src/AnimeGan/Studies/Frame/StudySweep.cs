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
        var sweep = new Sweep(Path.Combine(context.Folder, "runs"), [.. variations]);
        var done = sweep.Finished().Sum(run => Images(run.Variation));
        var total = sweep.Variations.Sum(Images);
        var finished = sweep.Run(
            variation => new TrainingServices
            {
                Logger = context.Logger,
                Score = score,
                Observers = [new Counter(context.Progress, () => done += variation.Record.BatchSize, total, variation.Name)],
            },
            context.Token);
        return finished ? sweep.Finished() : throw new OperationCanceledException(context.Token);
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
