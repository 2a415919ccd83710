using AnimeGan.Objectives;
using AnimeGan.Theory;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Theory;

/// <summary>The Dirac-GAN played with the losses, penalties and clipping that train networks: it must take the path of the closed form.</summary>
public sealed class DiracObjectivesTests
{
    private const double LearningRate = 0.2;
    private const int Steps = 500;
    private static readonly DiracPoint _start = new(1, 1);

    // The order of DiracGan.Methods. γ/2 (|ψ| − g)² there is λ (‖∇D‖ − 1)² with λ = γ/2 for WGAN-GP.
    private static readonly (IGanObjective Objective, IDiscriminatorPenalty? Penalty, double? Clip)[] _methods =
    [
        (new MinimaxObjective(), null, null),
        (new NonSaturatingObjective(), null, null),
        (new WassersteinObjective(), null, 1),
        (new WassersteinObjective(), new WassersteinGradientPenalty(0.35), null),
        (new MinimaxObjective(), new R1Penalty(0.3), null),
        (new NonSaturatingObjective(), new R1Penalty(0.3), null),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Play_WithObjectivesAndPenalties_TakesTheClosedFormsPath(int method)
    {
        foreach (var alternating in (bool[])[false, true])
        {
            var expected = DiracGan.Methods[method].Play(_start, LearningRate, Steps, alternating)[^1];

            var found = Play(method, alternating);

            Assert.Equal(expected.Theta, found.Theta, 1e-6 * Math.Max(1, expected.Norm));
            Assert.Equal(expected.Psi, found.Psi, 1e-6 * Math.Max(1, expected.Norm));
            Assert.Equal(1, found.Norm / expected.Norm, 1e-3);
        }
    }

    private static DiracPoint Play(int method, bool alternating)
    {
        using var all = NewDisposeScope();
        using var random = new Generator(1);
        var (objective, penalty, clip) = _methods[method];
        var theta = full(1, 1, _start.Theta, ScalarType.Float64).requires_grad_();
        var psi = full(1, 1, _start.Psi, ScalarType.Float64).requires_grad_();
        var real = zeros(1, 1, ScalarType.Float64);

        // The paper's logit ψx says 'generated', the kit's says 'real'.
        Tensor D(Tensor x) => -x.mm(psi);
        for (var step = 0; step < Steps; step++)
        {
            using var scope = NewDisposeScope();
            var generatorSlope = autograd.grad([objective.Generator(D(theta), null)], [theta])[0];
            if (alternating)
            {
                Descend(theta, generatorSlope);
            }

            var fake = theta.detach();
            var (onReal, onFake) = objective.Discriminator(D(real), D(fake));
            var loss = penalty is null ? onReal + onFake : onReal + onFake + penalty.Measure(D, real, fake, random);
            Descend(psi, autograd.grad([loss], [psi])[0]);
            if (!alternating)
            {
                Descend(theta, generatorSlope);
            }

            if (clip is { } limit)
            {
                WeightClipping.Clip([psi], limit);
            }
        }

        return new DiracPoint(theta.item<double>(), psi.item<double>());
    }

    private static void Descend(Tensor parameter, Tensor slope)
    {
        using var noGradient = no_grad();
        parameter.sub_(slope * LearningRate);
    }
}
