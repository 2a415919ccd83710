using System.Diagnostics;
using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Testing;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Evaluation;

/// <summary>All metrics of a run, pictures drawn and looked at, as <c>animegan evaluate</c> measures them.</summary>
internal sealed class EvaluateBenchmark : IBenchmark
{
    private const int Samples = 10_000;
    private const int PictureSize = 64;
    private const int HeldOut = 1000;
    private static readonly TimeSpan _goal = TimeSpan.FromMinutes(3);

    /// <inheritdoc />
    public string Name => "evaluate";

    /// <inheritdoc />
    public string Description => "every metric of 10,000 samples of a 64x64 DCGAN of 32 channels against 10,000 faces; goal under 3 minutes on two cores";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        using var folder = new TemporaryFolder();
        SynthAnime.WriteSet(folder["set"], Samples, PictureSize, 1, overwrite: false, progress: null, CancellationToken.None);
        SynthAnime.WriteSet(folder["unseen"], HeldOut, PictureSize, 2, overwrite: false, progress: null, CancellationToken.None);
        var record = new TrainingRecord { Data = folder["set"], ImageSize = PictureSize, BaseWidth = 32, BatchSize = 16, Steps = 2, Threads = options.Threads, SnapshotEverySteps = 0 };
        TrainingProcess.Configure(record);
        using (var trainer = GanTrainer.Create(record, folder["run"]))
        {
            trainer.Run();
        }

        var meter = new Meter();
        var report = RunEvaluator.Evaluate(RunFolder.Open(folder["run"]), new EvaluationOptions { Samples = Samples, HeldOut = folder["unseen"] }, progress: meter);
        var took = meter.Elapsed;
        var isMet = took < _goal;
        ResultTable.Line($"{report.Metrics.Count} figures in {took.TotalSeconds:0.0} s, {meter.Processor.TotalSeconds:0.0} s of processor time, at most {meter.Peak / (1024.0 * 1024):0} MiB resident ({meter.AtStart / (1024.0 * 1024):0} at the start)");
        ResultTable.Line($"goal under {_goal.TotalMinutes:0} minutes: {(isMet ? "met" : "MISSED")}");
        ResultTable.Line($"{ResultTable.Machine()}, {options.Threads} threads");
        return isMet;
    }

    /// <summary>Prints each stage as it ends, with its time on the clock and its processor time, which other work does not lengthen.</summary>
    private sealed class Meter : IProgress<EvaluationProgress>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly TimeSpan _processorAtStart = Environment.CpuUsage.TotalTime;
        private string? _stage;
        private TimeSpan _clock;
        private TimeSpan _processor;
        private TimeSpan _lastClock;
        private TimeSpan _lastProcessor;

        public long AtStart { get; } = Environment.WorkingSet;

        public long Peak { get; private set; }

        public TimeSpan Elapsed => _watch.Elapsed;

        public TimeSpan Processor => Environment.CpuUsage.TotalTime - _processorAtStart;

        // A report comes when a part is done, and names the stage that it belongs to.
        public void Report(EvaluationProgress value)
        {
            Peak = Math.Max(Peak, Environment.WorkingSet);
            if (_stage is not null && value.Detail != _stage)
            {
                Finish();
            }

            var (clock, processor) = (Elapsed, Processor);
            _stage = value.Detail;
            _clock += clock - _lastClock;
            _processor += processor - _lastProcessor;
            (_lastClock, _lastProcessor) = (clock, processor);
        }

        private void Finish()
        {
            ResultTable.Line($"{_stage,-18} {_clock.TotalSeconds,7:0.0} s, processor {_processor.TotalSeconds,7:0.0} s");
            (_clock, _processor) = (TimeSpan.Zero, TimeSpan.Zero);
        }
    }
}
