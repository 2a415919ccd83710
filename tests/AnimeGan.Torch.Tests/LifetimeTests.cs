using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void Scope_TensorsMadeInside_AreDisposedAtItsEnd()
    {
        Tensor inside;
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (NewDisposeScope())
        {
            inside = ones(3) + 1;
        }

        Assert.True(inside.IsInvalid);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Scope_MovedToOuter_LivesUntilTheOuterEnds()
    {
        Tensor moved;
        using (var outer = NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                moved = inner.MoveToOuter(ones(2));
            }

            Assert.False(moved.IsInvalid);
            Assert.True(outer.Contains(moved));
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void Scope_Detached_LivesOn()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            kept = ones(2).DetachFromDisposeScope();
        }

        Assert.False(kept.IsInvalid);
        kept.Dispose();
        Assert.True(kept.IsInvalid);
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
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Scope_MovedToOther_ChangesOwner()
    {
        using var first = NewDisposeScope();
        using var second = NewDisposeScope();
        var tensor = ones(1);

        tensor.MoveToOtherDisposeScope(first);

        Assert.True(first.Contains(tensor));
        Assert.False(second.Contains(tensor));
        Assert.Equal([tensor], first.DisposablesView);
    }

    [Fact]
    public void Scope_Attach_TakesOverAFreeTensor()
    {
        var free = ones(1).DetachFromDisposeScope();
        using (var scope = NewDisposeScope())
        {
            scope.Attach(free);
        }

        Assert.True(free.IsInvalid);
    }

    [Fact]
    public void Scope_ClosedOutOfOrder_LeavesTheInnerOpen()
    {
        var outer = NewDisposeScope();
        using var inner = NewDisposeScope();

        outer.Dispose();
        var tensor = ones(1);

        Assert.True(inner.Contains(tensor));
    }

    [Fact]
    public async Task Scope_OfOneThread_IsUnknownToAnother()
    {
        using var scope = NewDisposeScope();

        var seen = await Task.Run(() => CurrentDisposeScope, TestContext.Current.CancellationToken);

        Assert.Null(seen);
    }

    [Fact]
    public void Tensor_AfterDispose_SaysSo()
    {
        var tensor = ones(1);
        tensor.Dispose();
        tensor.Dispose();

        var error = Assert.Throws<ObjectDisposedException>(() => tensor + 1);

        Assert.Contains("MoveToOuterDisposeScope", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_TenThousandTimes_LeavesNoTensor()
    {
        using var outer = NewDisposeScope();
        var weight = ones(4, 4, requires_grad: true);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var k = 0; k < 10_000; k++)
        {
            using var scope = NewDisposeScope();
            var loss = (weight.matmul(weight) * 0.5).tanh().sum();
            loss.backward();
            using (no_grad())
            {
                weight.sub_(weight.grad! * 1e-6);
            }

            weight.grad = null;
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Failure_OfAnOperator_LeavesNoTensor()
    {
        using var scope = NewDisposeScope();
        var a = ones(3);
        var b = ones(4);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var k = 0; k < 100; k++)
        {
            Assert.ThrowsAny<Exception>(() => a + b);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
