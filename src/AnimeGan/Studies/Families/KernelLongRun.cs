using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>Many steps of a small DCGAN by the kit's kernels: whether a number fails, and what they leave in memory.</summary>
/// <remarks>What a step leaves behind does not depend on the networks' size, so that small ones do, and take little time.</remarks>
internal static class KernelLongRun
{
    private const int Size = 32;

    /// <summary>Trains in each way, or finds again what came of it.</summary>
    /// <param name="context">The study's.</param>
    /// <param name="ways">Any but the library's.</param>
    /// <param name="steps">Of each.</param>
    public static IEnumerable<StudyNumber> Run(StudyContext context, IReadOnlyList<KernelWay> ways, long steps)
    {
        var data = StudySweep.Faces(context, "small", 2000, Size, context.Seed);
        List<StudyTrial<KernelWay>> trials = [.. ways.Select(way => new StudyTrial<KernelWay>($"long {way.Name}", context.Seed, way, steps))];

        // One after the other: memory is the whole process's. Each by as many threads as the study has.
        var threads = get_num_threads();
        var outcomes = StudyTrials.Run(context with { Parallel = 1 }, trials, (StudyTrial<KernelWay> trial, IProgress<long> progress, CancellationToken token) =>
        {
            set_num_threads(threads);
            return Train(Path.Combine(context.Folder, trial.Name), trial, data, progress, token);
        });
        return trials.Zip(outcomes).SelectMany(pair => Numbers(pair.First, pair.Second));
    }

    private static Outcome Train(string folder, StudyTrial<KernelWay> trial, string data, IProgress<long> progress, CancellationToken token)
    {
        var watch = new MemoryWatch(trial.Steps / 10, trial.Steps, progress);
        var record = TrainingRecord.For("dcgan") with
        {
            Data = data,
            ImageSize = Size,
            LatentSize = 16,
            BaseWidth = 16,
            BatchSize = 16,
            Seed = trial.Seed,
            Steps = trial.Steps,
            SnapshotEverySteps = 0,
            CheckpointEverySteps = 0,
        };
        var endured = EnduranceStudy.Endure(trial.Setting.Of(record), folder, watch, token);
        return new Outcome(endured.Steps, endured.Fault, watch.Tensors, watch.Megabytes);
    }

    private static IEnumerable<StudyNumber> Numbers(StudyTrial<KernelWay> trial, Outcome outcome) =>
    [
        new($"{trial.Setting.Name}, long run: steps without fault", outcome.Steps) { Expected = $"{trial.Steps}" },
        new($"{trial.Setting.Name}, long run: live tensors at its end above those after a tenth", outcome.Tensors) { Expected = "0" },
        new($"{trial.Setting.Name}, long run: resident memory at its end above that after a tenth, MB", outcome.Megabytes) { Expected = "a few", Varies = true },
    ];

    private sealed record Outcome(long Steps, string? Fault, long Tensors, double Megabytes);

    /// <summary>Compares what a run holds after its first steps and at its end.</summary>
    private sealed class MemoryWatch(long first, long last, IProgress<long> progress) : IProgress<long>
    {
        private (long Tensors, long Bytes) _early, _late;

        public long Tensors => _late.Tensors - _early.Tensors;

        public double Megabytes => (_late.Bytes - _early.Bytes) / 1e6;

        public void Report(long value)
        {
            if (value == first)
            {
                _early = Look();
            }

            if (value == last)
            {
                _late = Look();
            }

            progress.Report(value);
        }

        private static (long, long) Look()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return (Tensor.TotalCount, Environment.WorkingSet);
        }
    }
}
