using AnimeGan.Ops;

namespace AnimeGan.Benchmarks.Training;

/// <summary>A whole DCGAN step of a training run, data, moving average and statistics included, against a step with data in PyTorch's Python on the same libtorch.</summary>
/// <param name="name">How it is asked for.</param>
/// <param name="setting">The step; its threads are the options'.</param>
/// <param name="goal">Highest ratio of our time to PyTorch's.</param>
internal sealed class StepBenchmark(string name, StepSetting setting, double goal) : IBenchmark
{
    /// <summary>The steps that have a goal.</summary>
    public static IEnumerable<StepBenchmark> All() =>
    [
        new("step", new StepSetting(64, 64, 128, 0, FusedKernels.Auto), 0.5),
        new("step-small", new StepSetting(32, 32, 128, 0, FusedKernels.Auto), 0.25),
        new("step-small-bf16", new StepSetting(32, 32, 128, 0, FusedKernels.Fused, FusedKernels.BFloat16), 0.25),
        new("step-bf16", new StepSetting(64, 64, 128, 0, FusedKernels.Fused, FusedKernels.BFloat16), 0.1),
        new("step-bf16-autocast", new StepSetting(64, 64, 128, 0, FusedKernels.Fused, FusedKernels.BFloat16, FusedKernels.BFloat16), 0.5),
        new("step-library", new StepSetting(64, 64, 128, 0, FusedKernels.Library), 1),
    ];

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string Description => FormattableString.Invariant($"{setting.Title}; goal {goal:0.00}");

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        var mine = setting with { Threads = options.Threads };
        var result = mine.Measure(options.Pairs, kept => ResultTable.Line($"pair {kept} of {options.Pairs}"));
        var met = ResultTable.Print(mine.Title, result, mine.Batch, "images", goal, options);
        if (mine.Precision == FusedKernels.BFloat16)
        {
            ResultTable.Line($"bf16 was multiplied with {FusedKernels.BFloat16InstructionSet}");
        }

        var peak = PeakSpeed.Measure(options.Threads);
        ResultTable.Line($"{mine.Operations:0} GFLOP a step as a textbook counts: {mine.Operations / result.OurSeconds.Median:0} GFLOP/s here, {mine.Operations / result.PeerSeconds.Median:0} in PyTorch; a matrix product of libtorch's reaches {peak:0}");
        return met;
    }
}
