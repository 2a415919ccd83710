using TorchSharp;
using Xunit;

namespace AnimeGan.Testing;

/// <summary>Asserts that work leaves no tensor behind.</summary>
/// <remarks>
/// The count is the process's, so a leak test runs alone: in a collection with <c>DisableParallelization = true</c>.
/// </remarks>
public static class LiveHandles
{
    /// <summary>The live tensors, when what earlier tests left to finalizers is gone: it would lower the count later and so hide a leak.</summary>
    public static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }

    /// <summary>Runs work once for what it may keep for good (cached operators, lazily made constants), then again and again, counting.</summary>
    /// <param name="work">What must give back every tensor that it makes.</param>
    /// <param name="rounds">Counted rounds; a leak of one tensor in some rounds only needs several to show.</param>
    /// <param name="parameters">
    /// How many <c>nn.Parameter</c> each round makes: TorchSharp 0.107.0 counts each as one tensor more for good, for it takes
    /// over its tensor without counting that down (AnimeGan.Tests.Engine.PackageFaultTests).
    /// </param>
    public static void AssertUnchanged(Action work, int rounds = 3, int parameters = 0)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        work();
        var before = Count();
        for (var i = 0; i < rounds; i++)
        {
            work();
        }

        var after = torch.Tensor.TotalCount - (rounds * parameters);
        Assert.True(before == after, $"{after - before} tensors were left alive by {rounds} rounds: {before} before, {after} after.");
    }
}
