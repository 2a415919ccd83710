using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using AnimeGan.Ops;
using AnimeGan.Ops.Interop;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Tests.Ops;

/// <summary>Threads that may execute AMX's instructions: never the caller's, each with a large stack for its signals (decision 0006).</summary>
public sealed unsafe partial class PreparedTeamTests
{
    private const nint LargeStack = 128 << 10;

    private static readonly ConcurrentDictionary<int, nint> _multiplied = [];

    [Fact]
    public void Train_KernelsThatPrepareThreads_MultiplyOnPreparedOnesAlone()
    {
        if (!IsBuilt())
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        List<StackLayer> layers = [new("down", Conv2d(20, 35, 4, stride: 2, padding: 1))];
        var stack = new FusedStack(FusedPlan.Of(layers).Plan!, 12, 12, 2, new TileKernels<QuarterVector, Spy>());
        _multiplied.Clear();

        stack.call(randn([40, 20, 12, 12], generator: random).requires_grad_(), ((Conv2d)layers[0].Module).call).sum().backward();

        Assert.NotEmpty(_multiplied);
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, _multiplied.Keys);
        Assert.All(_multiplied.Values, bytes => Assert.InRange(bytes, LargeStack, nint.MaxValue));
    }

    [Fact]
    public void Lead_Prepared_ThrowsOnTheCallersThreadAndGoesOn()
    {
        if (!IsBuilt())
        {
            return;
        }

        using var lease = Team.Take(2, NativeTiles.PrepareThread);
        var leader = 0;

        Assert.Throws<InvalidOperationException>(() => lease.Team.Lead(() => throw new InvalidOperationException()));
        Assert.Throws<InvalidOperationException>(() => lease.Team.Lead(() => lease.Team.Each(9, (_, _) => throw new InvalidOperationException())));
        lease.Team.Lead(() => leader = Environment.CurrentManagedThreadId);

        Assert.NotEqual(Environment.CurrentManagedThreadId, leader);
    }

    [Fact]
    public void Lead_NothingToPrepare_IsTheCallersThread()
    {
        using var lease = Team.Take(2);
        var leader = 0;

        lease.Team.Lead(() => leader = Environment.CurrentManagedThreadId);

        Assert.Equal(Environment.CurrentManagedThreadId, leader);
    }

    // The library is there where it could be built.
    private static bool IsBuilt() => NativeLibrary.TryLoad(NativeMethods.Library, typeof(LayerStack).Assembly, null, out _);

    [LibraryImport("libc")]
    private static partial int sigaltstack(void* stack, SignalStack* old);

    // stack_t of Linux on x86-64.
    [StructLayout(LayoutKind.Sequential)]
    private struct SignalStack
    {
        public void* First;
        public int Flags;
        public nint Bytes;
    }

    // Multiplies as ever, and notes where.
    private readonly struct Spy : ITileProduct
    {
        public static string Name => "spy";

        public static Action? PrepareThread => NativeTiles.PrepareThread;

        public static void Begin()
        {
            SignalStack stack;
            _ = sigaltstack(null, &stack);
            _multiplied[Environment.CurrentManagedThreadId] = stack.Bytes;
        }

        public static void End()
        {
        }

        public static void Multiply(in TileProduct product, TileRun* runs, int count, float* sums) => VectorTiles<QuarterVector>.Multiply(product, runs, count, sums);
    }
}
