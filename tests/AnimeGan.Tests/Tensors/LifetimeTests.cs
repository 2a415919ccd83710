using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>Dispose scopes as the kit uses them, and that nothing outlives them.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class LifetimeTests
{
    [Fact]
    public void Scope_Ended_TakesItsTensorsButThoseThatWereMoved()
    {
        Tensor inside, moved, detached;
        using (var outer = NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                inside = ones(3) + 1;
                moved = ones(2).MoveToOuterDisposeScope();
                detached = ones(2).DetachFromDisposeScope();
            }

            Assert.True(inside.IsInvalid);
            Assert.True(outer.Contains(moved));
        }

        Assert.True(moved.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void Scope_DisposeEverythingBut_KeepsOnlyThose()
    {
        using var scope = NewDisposeScope();
        var gone = ones(1);
        var kept = ones(2);

        scope.DisposeEverythingBut(kept);

        Assert.True(gone.IsInvalid);
        Assert.False(kept.IsInvalid);
    }

    [Fact]
    public void Scope_OfOneThread_TakesNothingOfAnothers()
    {
        Tensor? ofTheOther = null;
        var other = new Thread(() => ofTheOther = ones(1));
        using (NewDisposeScope())
        {
            other.Start();
            other.Join();
        }

        Assert.False(ofTheOther!.IsInvalid);
        ofTheOther.Dispose();
    }

    [Fact]
    public void Step_ThousandTimes_LeavesNoTensor()
    {
        using var outer = NewDisposeScope();
        var weight = ones(4, 4, requires_grad: true);

        LiveHandles.AssertUnchanged(() =>
        {
            for (var k = 0; k < 1000; k++)
            {
                using var scope = NewDisposeScope();
                (weight.matmul(weight) * 0.5).sigmoid().sum().backward();
                using (no_grad())
                {
                    weight.sub_(weight.grad!.mul(1e-6));
                }

                weight.grad = null;
            }
        });
    }

    [Fact]
    public void Failure_OfAnOperator_LeavesNoTensor()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (ones(3), ones(4));

        LiveHandles.AssertUnchanged(() => Assert.ThrowsAny<Exception>(() => a + b));
    }

    [Fact]
    public void Module_CalledAndDisposedOf_LeavesNoTensor() => LiveHandles.AssertUnchanged(() =>
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(("conv", nn.Conv2d(16, 16, 3)), ("norm", nn.BatchNorm2d(16)), ("act", nn.LeakyReLU(0.2)), ("flat", nn.Flatten()));
        network.call(randn(2, 16, 4, 4)).sum().backward();
        network.eval();
        using var noGradient = no_grad();
        _ = network.call(randn(2, 16, 4, 4));
    }, parameters: 4);

    [Fact]
    public void Gradients_OnSeveralThreads_DoNotDisturbEachOther()
    {
        var sums = new double[8];

        Parallel.For(0, sums.Length, k =>
        {
            using var scope = NewDisposeScope();
            using var grad = k % 2 == 0 ? no_grad() : enable_grad();
            var x = full((long[])[100], k, ScalarType.Float64, requires_grad: true);
            for (var n = 0; n < 200; n++)
            {
                using var step = NewDisposeScope();
                Assert.Equal(k % 2 != 0, (x + n).requires_grad);
            }

            sums[k] = x.detach().sum().item<double>();
        });

        Assert.Equal([0, 100, 200, 300, 400, 500, 600, 700], sums);
    }
}
