using System.Runtime.InteropServices;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests;

public sealed class AutogradTests
{
    [Fact]
    public void Grad_Twice_GivesTheSecondDerivative()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);

        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];

        Assert.Equal(12, first.item<double>());
        Assert.Equal(12, second.item<double>());
    }

    [Fact]
    public void Grad_UnusedInput_IsNullWhereAllowed()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);
        var unused = tensor(1.0, requires_grad: true);

        var grads = autograd.grad([x * x], [x, unused], allow_unused: true);

        Assert.Null(grads[1]);
        Assert.Throws<ExternalException>(() => autograd.grad([x * x], [x, unused]));
    }

    [Fact]
    public void Backward_Twice_AddsUp()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);

        (x * x).backward();
        (x * x).backward();

        Assert.Equal(12, x.grad!.item<double>());
        Assert.True(x.is_leaf);
    }

    [Fact]
    public void NoGrad_Inside_RecordsNothing()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);

        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
            }
        }

        Assert.True(is_grad_enabled());
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
        }
    }

    [Fact]
    public void WrongShape_Throws_WithLibtorchsWords()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ExternalException>(() => ones(3) + ones(4));

        Assert.StartsWith("The size of tensor a (3) must match the size of tensor b (4)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception raised from", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CustomFunction_Square_HasOurGradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor((double[])[1, 2, 3], requires_grad: true);

        var y = Square.apply(x, 10);
        y.sum().backward();

        Assert.Equal([10, 40, 90], y.data<double>().ToArray());
        Assert.Equal([20, 40, 60], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void CustomFunction_WithGraph_IsDifferentiableTwice()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);

        var first = autograd.grad([Square.apply(x, 1)], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];

        Assert.Equal(6, first.item<double>());
        Assert.Equal(2, second.item<double>());
    }

    [Fact]
    public void CustomFunction_ThrowingInBackward_ReachesTheCaller()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);
        var y = Failing.apply(x);

        var error = Assert.Throws<ExternalException>(() => y.backward());

        Assert.Contains("not today", error.Message, StringComparison.Ordinal);
        Assert.IsType<NotSupportedException>(error.InnerException);
        (x * x).backward();
        Assert.Equal(6, x.grad!.item<double>());
    }

    [Fact]
    public void CustomFunction_ThrowingInForward_ReachesTheCaller()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ExternalException>(() => Square.apply(tensor(3.0), "no number"));

        Assert.IsType<InvalidCastException>(error.InnerException);
    }

    [Fact]
    public void CustomFunction_TwoOutputs_GetTheirGradients()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);

        var both = SumAndProduct.apply(x, x * 2);
        (both[0] + (10 * both[1])).backward();

        // d/dx (3x + 10 · 2x²) = 3 + 40x.
        Assert.Equal(123, x.grad!.item<double>());
    }

    [Fact]
    public void CustomFunction_ThousandTimes_LeavesNoTensor()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);
        Square.apply(x, 1).backward();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var k = 0; k < 1000; k++)
        {
            using var step = NewDisposeScope();
            Square.apply(x, 1).backward();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private sealed class Square : autograd.SingleTensorFunction<Square>
    {
        public override string Name => nameof(Square);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            ctx.save_data("factor", (int)vars[1]);
            return x * x * (int)vars[1];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            [grad_output * ctx.get_saved_variables()[0] * (2 * (int)ctx.get_data("factor")!), null!];
    }

    private sealed class Failing : autograd.SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]) * 2;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw new NotSupportedException("not today");
    }

    private sealed class SumAndProduct : autograd.MultiTensorFunction<SumAndProduct>
    {
        public override string Name => nameof(SumAndProduct);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0], (Tensor)vars[1]]);
            return [(Tensor)vars[0] + (Tensor)vars[1], (Tensor)vars[0] * (Tensor)vars[1]];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var saved = ctx.get_saved_variables();
            return [grad_outputs[0] + (grad_outputs[1] * saved[1]), grad_outputs[0] + (grad_outputs[1] * saved[0])];
        }
    }
}
