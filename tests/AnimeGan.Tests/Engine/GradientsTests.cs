using AnimeGan.Engine;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

public sealed class GradientsTests
{
    [Fact]
    public void Of_ANumber_IsItsGradientAndThatHasOne()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);

        // (x²)³ = x⁶: 6·x⁵ and 30·x⁴.
        var first = Gradients.Of((x * x).pow(3), x, differentiable: true);
        var second = Gradients.Of(first, x, differentiable: false);

        Assert.Equal((192, 480), (first.item<double>(), second.item<double>()));
        Assert.False(second.requires_grad);
    }

    [Fact]
    public void Of_ATensorByWeights_IsTheGradientOfTheirProduct()
    {
        using var scope = NewDisposeScope();
        var x = tensor((double[])[1, 2, 3], requires_grad: true);

        var gradient = Gradients.Of(x.square(), x, tensor((double[])[1, 10, 100]), differentiable: false);

        Assert.Equal([2, 40, 600], gradient.data<double>().ToArray());
    }

    // The package would end the process at each.
    [Fact]
    public void Of_WhatHasNoGradient_IsRefusedWithTheReason()
    {
        using var scope = NewDisposeScope();
        var (x, other, constant) = (ones(3, requires_grad: true), ones(3, requires_grad: true), ones(3));
        var sum = x.sum();

        AssertRefused("has no graph", () => Gradients.Of(constant.sum(), x, differentiable: false));
        AssertRefused("requires no gradient", () => Gradients.Of(sum, constant, differentiable: false));
        AssertRefused("of one number", () => Gradients.Of(x * 2, x, differentiable: false));
        AssertRefused("of one number", () => Gradients.Of(x * 2, x, ones(4), differentiable: false));
        AssertRefused("type and device", () => Gradients.Of(x * 2, x, ones(3, ScalarType.Float64), differentiable: false));
        AssertRefused("does not depend", () => Gradients.Of(sum, other, differentiable: false));
        AssertRefused("does not depend", () => Gradients.Of(x.sum(), [x, other], null, differentiable: false));

        static void AssertRefused(string reason, Action gradient) => Assert.Contains(reason, Assert.Throws<InvalidOperationException>(gradient).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_ErrorInGrad_StillEndsTheProcess()
    {
        var child = EngineHost.Start(nameof(EngineHost.GradientByAnUnusedInput));

        PackageFault.AssertRemains(child.WasKilled(), $"TorchSharp's autograd.grad now ends in '{child.Output.Trim()}' ({child.ExitCode}) instead of ending the process: delete the checks of Gradients");
    }

    [Fact]
    public void Package_ExceptionInBackwardOfACustomFunction_StillEndsTheProcess()
    {
        var child = EngineHost.Start(nameof(EngineHost.ExceptionInBackward));

        PackageFault.AssertRemains(child.WasKilled(), $"A custom function's backward now ends in '{child.Output.Trim()}' ({child.ExitCode}) instead of ending the process: FusedStackFunction may throw");
    }

    [Fact]
    public void Package_CreateGraph_StillDoesNotRetainIt()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);
        var first = autograd.grad([(x * x).pow(3)], [x], create_graph: true)[0];

        PackageFault.AssertRemains(Record.Exception(() => first.backward()) is not null, "TorchSharp's create_graph now implies retain_graph: Gradients and the notebooks need not pass both");
    }
}
