using AnimeGan.Objectives;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Objectives;

/// <summary>Every objective there is, both sides: its gradient is its value's slope, and its second derivative the gradient's.</summary>
public sealed class ObjectiveDerivativeTests
{
    // Logits of four real and of four generated samples, none on the edge of hinge's margin.
    private static readonly Dictionary<string, double[]> _points = new()
    {
        ["undecided"] = [0.3, -0.6, 0.1, 0.4, -0.2, 0.45, -0.1, 0.7],
        ["D is right"] = [2.4, 5.1, 3.3, 7.2, -2.2, -6.5, -3.7, -4.4],
        ["D is wrong"] = [-2.4, -5.1, -3.3, -7.2, 2.2, 6.5, 3.7, 4.4],
        ["one sample far off"] = [0.3, 60, -0.6, 1.6, -0.2, -60, 0.45, 1.7],
        ["all far off"] = [350, -300, 40, -45, -320, 280, 50, -35],
    };

    public static TheoryData<string, double, string> Cases => [.. from name in GanObjectives.Names
        from target in (double[])[1, 0.9, 0.6]
        where GanObjectives.WhyNoTarget(name, target) is null
        from point in _points.Keys
        select (name, target, point)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Discriminator_BothDerivatives_AreTheDifferences(string name, double target, string point)
    {
        var objective = GanObjectives.Create(name, target);

        AssertDerivatives(logits => Sum(objective.Discriminator(logits[..4], logits[4..])), _points[point]);

        static Tensor Sum((Tensor OnReal, Tensor OnFake) halves) => halves.OnReal + halves.OnFake;
    }

    // Of an objective that compares, G's loss is differentiated by the real logits as well.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Generator_BothDerivatives_AreTheDifferences(string name, double target, string point)
    {
        var objective = GanObjectives.Create(name, target);

        AssertDerivatives(logits => objective.Generator(logits[4..], objective.ComparesWithReal ? logits[..4] : null), _points[point]);
    }

    private static void AssertDerivatives(Func<Tensor, Tensor> loss, double[] point)
    {
        using var scope = NewDisposeScope();
        var at = tensor(point, ScalarType.Float64).view(-1, 1);
        var gradient = Gradient(at);
        for (var logit = 0; logit < point.Length; logit++)
        {
            var along = zeros_like(at);
            along[logit] = 1;
            CentralDifferences.AssertSlope(step => loss(at + (step * along)).item<double>(), gradient[logit].item<double>(), $"derivative by logit {logit}");
        }

        var direction = CentralDifferences.Direction(at, seed: 5);
        var second = Product(direction);
        for (var logit = 0; logit < point.Length; logit++)
        {
            CentralDifferences.AssertSlope(step => Gradient(at + (step * direction))[logit].item<double>(), second[logit].item<double>(), $"second derivative by logit {logit}");
        }

        Tensor Gradient(Tensor where)
        {
            var leaf = where.detach().clone().requires_grad_();
            return autograd.grad([Curved(leaf)], [leaf])[0];
        }

        // The Hessian times the direction: the gradient of the gradient's product with it.
        Tensor Product(Tensor along)
        {
            var leaf = at.detach().clone().requires_grad_();
            var first = autograd.grad([Curved(leaf)], [leaf], retain_graph: true, create_graph: true)[0];
            return autograd.grad([(first * along).sum()], [leaf])[0];
        }

        // Straight losses have no graph behind their gradient; this adds one and nothing else.
        Tensor Curved(Tensor leaf) => loss(leaf) + (0 * leaf.square().sum());
    }
}
