using AnimeGan.Objectives;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace AnimeGan.Tests.Objectives;

/// <summary>Every penalty on a gradient: what the network descends, a derivative of a derivative, is the slope of the penalty's value.</summary>
public sealed class PenaltyDerivativeTests
{
    /// <summary>Whatever the library has, so that a new penalty is here by itself.</summary>
    public static TheoryData<Type> Penalties => [.. typeof(IDiscriminatorPenalty).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IDiscriminatorPenalty)) && !type.IsInterface)];

    [Theory]
    [MemberData(nameof(Penalties))]
    public void DiscriminatorPenalty_GradientByEachParameter_IsTheDifference(Type kind)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        var penalty = (IDiscriminatorPenalty)Activator.CreateInstance(kind, 10.0)!;
        var (real, fake) = (Noise(random, 4, 2, 5, 5), Noise(random, 4, 2, 5, 5));
        Tensor[] weights = [Noise(random, 3, 2, 3, 3) * 0.4, Noise(random, 3), Noise(random, 6, 27) * 0.3, Noise(random, 6), Noise(random, 1, 6), Noise(random, 1)];

        // The last bias shifts every logit alike, so no gradient by the sample knows it.
        AssertGradients(Value, weights, unused: 5);

        // The same points between and around the samples at every call.
        Tensor Value(Tensor[] w)
        {
            using var draws = new Generator(7);
            return penalty.Measure(x => D(x, w), real, fake, draws);
        }
    }

    [Fact]
    public void PathLength_GradientByEachParameter_IsTheDifference()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        var styles = Noise(random, 3, 2, 4);
        Tensor[] weights = [Noise(random, 10, 4), Noise(random, 10, 4), Noise(random, 12, 10)];

        AssertGradients(Value, weights);

        Tensor Value(Tensor[] w)
        {
            using var draws = new Generator(7);
            return (PathLengthPenalty.Lengths(wPlus => G(wPlus, w), styles, draws) - 0.3).square().mean();
        }
    }

    // [N, 2, 5, 5] to [N, 3, 3, 3] to [N, 6] to [N, 1], smooth everywhere.
    private static Tensor D(Tensor x, Tensor[] w)
    {
        var hidden = softplus(conv2d(x, w[0], w[1])).flatten(1);
        return linear(linear(hidden, w[2], w[3]).tanh(), w[4], w[5]);
    }

    // Styles of two layers, [N, 2, 4], to images [N, 3, 2, 2].
    private static Tensor G(Tensor wPlus, Tensor[] w) =>
        linear(linear(wPlus.select(1, 0), w[0]).tanh() * linear(wPlus.select(1, 1), w[1]).sigmoid(), w[2]).view(-1, 3, 2, 2);

    private static void AssertGradients(Func<Tensor[], Tensor> value, Tensor[] weights, int unused = -1)
    {
        Tensor[] leaves = [.. weights.Select(weight => weight.detach().clone().requires_grad_())];
        var gradients = autograd.grad([value(leaves)], leaves, allow_unused: true);
        for (var index = 0; index < weights.Length; index++)
        {
            if (index == unused)
            {
                Assert.True(gradients[index].IsInvalid || gradients[index].count_nonzero().item<long>() == 0);
                continue;
            }

            Assert.True(gradients[index].abs().max().item<double>() > 1e-3, $"parameter {index} is not reached");
            for (var seed = 0; seed < 3; seed++)
            {
                var direction = CentralDifferences.Direction(weights[index], seed);
                CentralDifferences.AssertSlope(step => Moved(index, step * direction), (gradients[index] * direction).sum().item<double>(), $"gradient by parameter {index}");
            }
        }

        double Moved(int index, Tensor by) => value([.. weights.Select((weight, i) => i == index ? weight + by : weight).Select(weight => weight.detach().requires_grad_())]).item<double>();
    }

    private static Tensor Noise(Generator random, params long[] shape) => randn(shape, ScalarType.Float64, generator: random);
}
