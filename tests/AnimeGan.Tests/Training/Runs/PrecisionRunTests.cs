using AnimeGan.Objectives;
using AnimeGan.Ops;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>A run with precision "auto" keeps what was chosen at its beginning.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class PrecisionRunTests : IDisposable
{
    private readonly TinyRun _run = new();
    private readonly int _threads = get_num_threads();

    public PrecisionRunTests() => set_num_threads(1);

    // Narrower layers would be float32 all the same.
    private TrainingRecord Auto => _run.Record with { Steps = 4, BaseWidth = 16, Precision = FusedKernels.Auto };

    public void Dispose()
    {
        set_num_threads(_threads);
        _run.Dispose();
    }

    [Theory]
    [InlineData(0.5, FusedKernels.AutoBFloat16, FusedKernels.BFloat16)]
    [InlineData(1.5, FusedKernels.FullPrecision, FusedKernels.FullPrecision)]
    public void Resume_WhateverAMeasurementSaysThen_GoesOnAsItBegan(double share, string chosen, string same)
    {
        if (FusedKernels.Reason is not null)
        {
            return;
        }

        var whole = _run.Train("whole", Auto with { Precision = same });
        var halves = _run.Train("halves", Auto with { Steps = 2 }, Services(share));

        using (var trainer = GanTrainer.Resume(halves, 4, Services(2 - share)))
        {
            Assert.Equal(chosen, trainer.Record.Precision);
            Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        }

        Assert.Equal(RunHash.Of(whole), RunHash.Of(halves));
        Assert.Equal(chosen, RunFolder.Open(halves).ReadRecord().Precision);
        Assert.Equal(RunFolder.Open(whole).ReadEnvironment().Kernels, RunFolder.Open(halves).ReadEnvironment().Kernels);
    }

    // Until then a record said "auto", and only the kernels that the run noted told what that was.
    [Theory]
    [InlineData(FusedKernels.BFloat16, FusedKernels.AutoBFloat16)]
    [InlineData(FusedKernels.FullPrecision, FusedKernels.FullPrecision)]
    public void Resume_RunOfBeforeThis_GoesByTheKernelsThatItNoted(string was, string expected)
    {
        if (FusedKernels.Reason is not null)
        {
            return;
        }

        var folder = _run.Train("before", Auto with { Precision = was, Steps = 2 });
        File.WriteAllText(RunFolder.Open(folder).ConfigPath, TrainingJson.Write(RunFolder.Open(folder).ReadRecord() with { Precision = FusedKernels.Auto }));

        using var trainer = GanTrainer.Resume(folder, 4, Services(was == FusedKernels.BFloat16 ? 2 : 0.5));

        Assert.Equal(expected, trainer.Record.Precision);
    }

    // "bf16" refuses a D that the kernels cannot run; what auto chooses must not.
    [Fact]
    public void Create_NetworkThatTheKernelsRunInPart_Trains()
    {
        var record = Auto with { Steps = 1, DiscriminatorNorm = "none", Regularization = new Regularization { SpectralNorm = true } };

        var folder = _run.Train("part", record, Services(0.5));

        Assert.Equal(FusedKernels.AutoBFloat16, RunFolder.Open(folder).ReadRecord().Precision);
    }

    private static TrainingServices Services(double share) => new()
    {
        AutoPrecision = new AutoPrecision(
            new MeasuredPrecision { Cpu = "any", Instructions = "any", Threads = 1, Kernels = "any", Share = double.NaN },
            null,
            _ => [.. Enumerable.Repeat(new PrecisionRound(1, share), 3)],
            TimeProvider.System),
    };
}
