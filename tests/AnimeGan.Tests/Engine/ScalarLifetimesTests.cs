using System.Diagnostics;
using AnimeGan.Engine;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

public sealed class ScalarLifetimesTests
{
    [Fact]
    public void Retire_OverTime_FreesEachOnceItsTimeIsOverAndInOrder()
    {
        var freed = new List<nint>();
        var retired = new RetiredScalars(TimeSpan.FromSeconds(10), freed.Add);

        retired.Retire(1, TimeSpan.FromSeconds(100));
        retired.Retire(2, TimeSpan.FromSeconds(105));
        retired.Retire(3, TimeSpan.FromSeconds(109.9));
        Assert.Empty(freed);

        retired.Retire(4, TimeSpan.FromSeconds(110));
        Assert.Equal([1], freed);

        retired.Retire(5, TimeSpan.FromSeconds(200));
        Assert.Equal([1, 2, 3, 4], freed);
        Assert.Equal(5, retired.Count);
    }

    [Fact]
    public void Dispose_OfAScalar_LeavesItToBeRead()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var before = ScalarLifetimes.Retired;

        using (Scalar number = 0.5)
        {
            Assert.Equal(0.5, number.ToDouble());
        }

        Assert.True(ScalarLifetimes.Retired > before, "TorchSharp freed it itself");
    }

    [Fact]
    public void Package_DuringACallThatReadsANumber_LetsTheNumberGo()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var small = ones(1);
        using var large = full(1 << 24, 0.5);
        var once = Stopwatch.StartNew();
        using (large.pow(0.3))
        {
            once.Stop();
        }

        // Only code that the compiler has optimised lets go of what it reads no more: some calls and a moment bring it to that.
        var limit = Stopwatch.StartNew();
        var seen = false;
        while (!seen && limit.Elapsed < TimeSpan.FromSeconds(30))
        {
            for (var i = 0; i < 100; i++)
            {
                using var warmed = small.pow(0.3);
            }

            seen = LetsGo(large, once.Elapsed / 4);
        }

        PackageFault.AssertRemains(seen, "TorchSharp keeps a Scalar for as long as libtorch reads it: delete ScalarLifetimes, RetiredScalars and AbsoluteSymbol");
    }

    // Whether a number was retired between the call's start and its end.
    private static bool LetsGo(Tensor large, TimeSpan soon)
    {
        Collect();
        var before = ScalarLifetimes.Retired;
        var ended = false;
        var call = new Thread(() =>
        {
            using var power = large.pow(0.3);
            Volatile.Write(ref ended, true);
        });
        call.Start();
        Thread.Sleep(soon);
        Collect();
        var retired = ScalarLifetimes.Retired;
        var running = !Volatile.Read(ref ended);
        call.Join();
        return running && retired > before;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
