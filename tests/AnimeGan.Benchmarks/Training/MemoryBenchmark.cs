using AnimeGan.Data;
using AnimeGan.Testing;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Training;

/// <summary>Resident memory of a long run: flat, whatever the number of steps.</summary>
internal sealed class MemoryBenchmark : IBenchmark
{
    private const double Tolerance = 0.02;
    private const long From = 1_000;
    private const long To = 10_000;

    /// <inheritdoc />
    public string Name => "memory";

    /// <inheritdoc />
    public string Description => "resident memory from step 1,000 to step 10,000 of a 16x16 DCGAN of 8 channels, batch 8; goal within 2 %";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        using var folder = new TemporaryFolder();
        SynthAnime.WriteSet(folder["set"], 64, 16, 1, overwrite: false, progress: null, CancellationToken.None);
        var record = new TrainingRecord
        {
            Data = folder["set"],
            ImageSize = 16,
            BaseWidth = 8,
            BatchSize = 8,
            Steps = To,
            Threads = options.Threads,
            SnapshotEverySteps = 500,
            CheckpointEverySteps = 1_000,
        };
        TrainingProcess.Configure(record);
        var meter = new Meter();
        using (var trainer = GanTrainer.Create(record, folder["run"], new TrainingServices { Observers = [meter] }))
        {
            trainer.Run();
        }

        var spread = Math.Max(meter.Highest - meter.AtStart, meter.AtStart - meter.Lowest) / meter.AtStart;
        var isMet = spread <= Tolerance;
        ResultTable.Line($"at step {From}: {meter.AtStart:0.0} MiB; after it {meter.Lowest:0.0} to {meter.Highest:0.0} MiB, at most {100 * spread:0.00} % away");
        ResultTable.Line($"goal within {100 * Tolerance:0} %: {(isMet ? "met" : "MISSED")}");
        ResultTable.Line($"{ResultTable.Machine()}, {options.Threads} threads");
        return isMet;
    }

    private sealed class Meter : ITrainingObserver
    {
        public double AtStart { get; private set; }

        public double Lowest { get; private set; } = double.MaxValue;

        public double Highest { get; private set; }

        public void OnStep(StepStatistics statistics)
        {
            if (statistics.Step < From || statistics.Step % 100 != 0)
            {
                return;
            }

            var resident = Environment.WorkingSet / (1024.0 * 1024);
            AtStart = AtStart == 0 ? resident : AtStart;
            (Lowest, Highest) = (Math.Min(Lowest, resident), Math.Max(Highest, resident));
            if (statistics.Step % 1_000 == 0)
            {
                ResultTable.Line($"step {statistics.Step}: {resident:0.0} MiB");
            }
        }
    }
}
