using AnimeGan.Ops;
using AnimeGan.Testing;
using AnimeGan.Training;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace AnimeGan.Tests.Training;

/// <summary>What "auto" becomes in a record, and the file that measurements are kept in.</summary>
public sealed class AutoPrecisionTests : IDisposable
{
    private static readonly MeasuredPrecision _here = new() { Cpu = "A processor", Instructions = "AVX-512 and AMX", Threads = 2, Kernels = "abc", Share = double.NaN };
    private static readonly TrainingRecord _auto = TrainingRecord.For("dcgan") with { Data = "faces", Precision = FusedKernels.Auto };

    private readonly TemporaryFolder _folder = new();
    private readonly Lines _log = new();
    private int _measured;

    private string Kept => _folder["cache/animegan/precision.json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0.5, "auto-bf16")]
    [InlineData(0.9, "auto-bf16")]
    [InlineData(0.91, "float32")]
    [InlineData(1.5, "float32")]
    public void Settle_FirstRun_ChoosesBFloat16WhereItGainsPlainly(double share, string expected)
    {
        var settled = Machine(share).Settle(_auto, _log);

        Assert.Equal(_auto with { Precision = expected }, settled);
        Assert.Contains(expected, Assert.Single(_log.Said), StringComparison.Ordinal);
    }

    // Somebody else's work falls on single rounds, of either side.
    [Fact]
    public void Measure_RoundsThatWereDisturbed_AreOutnumbered()
    {
        PrecisionRound[] rounds = [new(10, 6), new(10, 6.2), new(10, 30), new(10, 6.1), new(40, 6), new(10, 6)];

        var found = new AutoPrecision(_here, Kept, _ => rounds, TimeProvider.System).Measure(out var fault);

        Assert.Null(fault);
        Assert.Equal((10, 6.1, 0.62, 6), (found.Float32Milliseconds, found.BFloat16Milliseconds, found.Share, found.Rounds));
    }

    [Fact]
    public void Settle_LaterRuns_GoByWhatIsKept()
    {
        _ = Machine(0.6).Settle(_auto, _log);

        var later = Machine(2).Settle(_auto, _log);

        Assert.Equal((FusedKernels.AutoBFloat16, 1), (later.Precision, _measured));
    }

    public static TheoryData<string> Differences => ["cpu", "instructions", "threads", "kernels"];

    [Theory]
    [MemberData(nameof(Differences))]
    public void Settle_AnotherMachineThreadsOrBuild_MeasuresAnewAndKeepsBoth(string difference)
    {
        var there = difference switch
        {
            "cpu" => _here with { Cpu = "Another" },
            "instructions" => _here with { Instructions = "AVX-512 and AVX-512 BF16" },
            "threads" => _here with { Threads = 1 },
            _ => _here with { Kernels = "abd" },
        };
        _ = Machine(0.6).Settle(_auto, _log);

        var other = Machine(2, there).Settle(_auto, _log);

        Assert.Equal((FusedKernels.FullPrecision, 2), (other.Precision, _measured));
        Assert.Equal((FusedKernels.AutoBFloat16, FusedKernels.FullPrecision), (Machine(1).Find(out _)!.Choice, Machine(1, there).Find(out _)!.Choice));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{\"share\": 0.5}")]
    [InlineData("[{\"cpu\": null, \"instructions\": \"AVX-512 and AMX\", \"threads\": 2, \"kernels\": \"abc\", \"share\": 0.5}]")]
    [InlineData("[{\"cpu\": \"A processor\", \"instructions\": \"AVX-512 and AMX\", \"threads\": 2, \"kernels\": \"abc\", \"share\": -1}]")]
    public void Settle_DamagedFile_SaysSoMeasuresAndWritesItAnew(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        File.WriteAllText(Kept, content);

        var settled = Machine(0.6).Settle(_auto, _log);

        Assert.Equal(FusedKernels.AutoBFloat16, settled.Precision);
        Assert.Contains(Kept, _log.Said[0], StringComparison.Ordinal);
        Assert.Equal(0.6, Machine(2).Find(out var fault)!.Share);
        Assert.Null(fault);
    }

    // A file stands where the folder would be made, or a folder where the file would.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Settle_NoPlaceToKeepIt_ChoosesAndSaysSo(bool folderIsFile)
    {
        if (folderIsFile)
        {
            File.WriteAllText(_folder["cache"], "");
        }
        else
        {
            Directory.CreateDirectory(Kept);
        }

        var settled = Machine(0.6).Settle(_auto, _log);

        Assert.Equal(FusedKernels.AutoBFloat16, settled.Precision);
        Assert.Contains("cannot be kept", _log.Said[0], StringComparison.Ordinal);
        Assert.True(folderIsFile || Directory.GetFileSystemEntries(Path.GetDirectoryName(Kept)!).Length == 1);
    }

    [Fact]
    public void Settle_SystemWithoutFolder_ChoosesAndSaysSo()
    {
        var settled = new AutoPrecision(_here, null, _ => Rounds(0.6), TimeProvider.System).Settle(_auto, _log);

        Assert.Equal(FusedKernels.AutoBFloat16, settled.Precision);
        Assert.Contains("XDG_CACHE_HOME", _log.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_SeveralAtOnce_LeaveOneWholeFile()
    {
        var token = TestContext.Current.CancellationToken;

        Parallel.For(0, 40, new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = 8 }, i =>
        {
            _ = Machine(0.6, _here with { Threads = 1 + i }).Measure(out var fault);
            Assert.Null(fault);
        });

        var last = Machine(0.7);
        _ = last.Measure(out _);
        Assert.Equal(0.7, last.Find(out var unread)!.Share);
        Assert.Null(unread);
        Assert.Equal([Kept], Directory.GetFiles(Path.GetDirectoryName(Kept)!));
    }

    [Fact]
    public void Measure_ManyBuilds_KeepsTheNewest()
    {
        for (var build = 0; build < 40; build++)
        {
            _ = new AutoPrecision(_here with { Kernels = $"build {build}" }, Kept, _ => Rounds(0.6), new At(build)).Measure(out _);
        }

        Assert.Null(Machine(1, _here with { Kernels = "build 7" }).Find(out _));
        Assert.NotNull(Machine(1, _here with { Kernels = "build 8" }).Find(out _));
    }

    [Fact]
    public void Settle_NoInstructions_IsFloat32AndNothingIsKept()
    {
        var without = new AutoPrecision(_here, Kept, null, TimeProvider.System);

        Assert.Equal(FusedKernels.FullPrecision, without.Settle(_auto, _log).Precision);
        Assert.False(without.CanMeasure);
        Assert.False(File.Exists(Kept));
        Assert.Empty(_log.Said);
        Assert.Throws<InvalidOperationException>(() => without.Measure(out _));
    }

    public static TheoryData<string, string> WithoutChoice => new()
    {
        { "library", FusedKernels.FullPrecision },
        { "vanilla", FusedKernels.FullPrecision },
        { "stylegan", FusedKernels.FullPrecision },
        { "rectangle", FusedKernels.FullPrecision },
        { "float32", FusedKernels.FullPrecision },
        { "bf16", FusedKernels.BFloat16 },
    };

    [Theory]
    [MemberData(nameof(WithoutChoice))]
    public void Settle_NothingToChoose_MeasuresNothing(string which, string expected)
    {
        var record = which switch
        {
            "library" => _auto with { Kernels = FusedKernels.Library },
            "vanilla" or "stylegan" => TrainingRecord.For(which) with { Precision = FusedKernels.Auto, Kernels = FusedKernels.Fused },
            "rectangle" => _auto with { ImageHeight = 96 },
            _ => _auto with { Precision = which },
        };

        Assert.Equal(expected, Machine(0.1).Settle(record, _log).Precision);
        Assert.Equal(0, _measured);
    }

    [Fact]
    public void FileOf_Variable_IsItsFolderWhereItIsAWholePath()
    {
        var given = Path.Combine(Path.GetTempPath(), "cache");

        Assert.Equal(Path.Combine(given, "animegan", "precision.json"), AutoPrecision.FileOf(_ => given));
        Assert.Equal(AutoPrecision.FileOf(_ => null), AutoPrecision.FileOf(_ => "not/whole"));
    }

    [Fact]
    public void Here_ThisMachine_MeasuresWhereItHasTheInstructions()
    {
        var here = new AutoPrecision(1);

        Assert.Equal(FusedKernels.HasBFloat16Instructions, here.CanMeasure);
        if (!here.CanMeasure)
        {
            Assert.Equal(FusedKernels.FullPrecision, here.Settle(_auto, NullLogger.Instance).Precision);
        }
    }

    private static PrecisionRound[] Rounds(double share) => [.. Enumerable.Repeat(new PrecisionRound(10, 10 * share), 4)];

    private AutoPrecision Machine(double share, MeasuredPrecision? here = null) => new(
        here ?? _here,
        Kept,
        threads =>
        {
            Assert.Equal((here ?? _here).Threads, threads);
            Interlocked.Increment(ref _measured);
            return Rounds(share);
        },
        TimeProvider.System);

    private sealed class At(int second) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(second);
    }

    private sealed class Lines : ILogger
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Add(formatter(state, exception));
    }
}
