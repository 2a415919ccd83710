using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Augmentation;

/// <summary>Gradients against differences of values.</summary>
internal static class FiniteDifferences
{
    /// <summary>Asserts that a function's gradient along a direction is the slope of its values there, and the same once more for the gradient of the gradient.</summary>
    /// <param name="function">Of float64 batches; must do the same at every call.</param>
    /// <param name="x">Where, float64.</param>
    public static void AssertGradients(Func<Tensor, Tensor> function, Tensor x)
    {
        const double Step = 1e-4;
        using var random = new Generator(77);
        var weights = randn(function(x).shape, ScalarType.Float64, generator: random);
        var direction = randn(x.shape, ScalarType.Float64, generator: random);

        var expected = (Value(x + (Step * direction)) - Value(x - (Step * direction))) / (2 * Step);
        var gradient = Gradient(x);
        Assert.Equal(expected, (gradient * direction).sum().item<double>(), 1e-6 * Math.Max(1, Math.Abs(expected)));

        // d/dx of half the gradient's square.
        var slope = (Penalty(x + (Step * direction)) - Penalty(x - (Step * direction))) / (2 * Step);
        var leaf = x.detach().clone().requires_grad_(true);
        var second = autograd.grad([Squared(leaf)], [leaf])[0];
        Assert.Equal(slope, (second * direction).sum().item<double>(), 1e-5 * Math.Max(1, Math.Abs(slope)));

        // The square makes the function curved, so that there is a second derivative to be wrong about.
        Tensor Loss(Tensor at) => (weights * function(at).pow(2)).sum();

        double Value(Tensor at) => Loss(at.detach()).item<double>();

        Tensor Gradient(Tensor at)
        {
            var leaf = at.detach().clone().requires_grad_(true);
            return autograd.grad([Loss(leaf)], [leaf])[0];
        }

        Tensor Squared(Tensor leaf) => autograd.grad([Loss(leaf)], [leaf], retain_graph: true, create_graph: true)[0].pow(2).sum() / 2;

        double Penalty(Tensor at) => Gradient(at).pow(2).sum().item<double>() / 2;
    }
}
