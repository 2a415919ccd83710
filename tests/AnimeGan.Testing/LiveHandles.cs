using TorchSharp;
using Xunit;

namespace AnimeGan.Testing;

/// <summary>Asserts that work leaves no tensor behind.</summary>
/// <remarks>
/// The count is the process's, so a leak test runs alone: in a collection with <c>DisableParallelization = true</c>.
/// </remarks>
public static class LiveHandles
{
    /// <summary>Runs work once for what it may keep for good (cached operators, lazily made constants), then again and again, counting.</summary>
    /// <param name="work">What must give back every tensor that it makes.</param>
    /// <param name="rounds">Counted rounds; a leak of one tensor in some rounds only needs several to show.</param>
    public static void AssertUnchanged(Action work, int rounds = 3)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        work();
        // Finalizers of earlier tests would lower the count meanwhile and so hide a leak.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = torch.Tensor.TotalCount;
        for (var i = 0; i < rounds; i++)
        {
            work();
        }

        var after = torch.Tensor.TotalCount;
        Assert.True(before == after, $"{after - before} tensors were left alive by {rounds} rounds: {before} before, {after} after.");
    }
}
