using AnimeGan.Engine;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>Functions with a derivative of their own, on which the fused stack and the picture look-ups stand.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class CustomFunctionTests
{
    [Fact]
    public void Apply_Square_HasOurGradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor((double[])[1, 2, 3], requires_grad: true);

        var y = Square.apply(x, 10);
        y.sum().backward();

        Assert.Equal([10, 40, 90], y.data<double>().ToArray());
        Assert.Equal([20, 40, 60], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Apply_WithAGraph_IsDifferentiableTwice()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);

        var first = Gradients.Of(Square.apply(x, 1), x, differentiable: true);
        var second = Gradients.Of(first, x, differentiable: false);

        Assert.Equal((6, 2), (first.item<double>(), second.item<double>()));
    }

    [Fact]
    public void Backward_GradientMode_SaysWhetherASecondDerivativeIsWanted()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);

        // The fused stack takes its slow twin by this.
        Square.apply(x, 1).backward();
        var plain = Square.RecordsInBackward;
        _ = Gradients.Of(Square.apply(x, 1), x, differentiable: true);

        Assert.Equal((false, true), (plain, Square.RecordsInBackward));
    }

    [Fact]
    public void Apply_ThrowingInForward_ReachesTheCaller()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<InvalidCastException>(() => Square.apply(tensor(3.0), "no number"));
    }

    [Fact]
    public void Apply_ThousandTimes_LeavesNoTensor()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);

        LiveHandles.AssertUnchanged(() =>
        {
            for (var k = 0; k < 1000; k++)
            {
                using var step = NewDisposeScope();
                Square.apply(x, 1).backward();
            }
        });
    }

    private sealed class Square : autograd.SingleTensorFunction<Square>
    {
        // Of this thread, where libtorch calls backward on a CPU.
        [ThreadStatic]
        private static bool _recordsInBackward;

        public static bool RecordsInBackward => _recordsInBackward;

        public override string Name => nameof(Square);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (x, factor) = ((Tensor)vars[0], (int)vars[1]);
            ctx.save_for_backward([x]);
            ctx.save_data("factor", factor);
            return x * x * factor;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            _recordsInBackward = is_grad_enabled();
            return [grad_output * ctx.get_saved_variables()[0] * (2 * (int)ctx.get_data("factor")!), null!];
        }
    }
}
