using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>The failed run that prints 'G loss: 0.1167' at every step, made on purpose, and its cure.</summary>
public sealed class ConstantLossTests
{
    private const double Printed = 0.1167;
    private const int Steps = 12;

    [Fact]
    public void Take_OptimizersOfOtherNetworks_LossStaysAndNothingChanges()
    {
        using var old = Networks();
        using var fresh = Networks();
        BelieveEverything(fresh);
        var before = (NetworkHash.OfParameters(fresh.Generator.Network), NetworkHash.OfParameters(fresh.Discriminator.Network));

        var played = Play(fresh, old);

        Assert.All(played, step => Assert.Equal(Printed, step.GLoss, 1e-3));
        Assert.Equal(before, (NetworkHash.OfParameters(fresh.Generator.Network), NetworkHash.OfParameters(fresh.Discriminator.Network)));

        // The sign to look for: there is a gradient, and since nobody clears it, it adds up.
        Assert.InRange(played[^1].GGradientNorm / played[0].GGradientNorm, Steps / 2, Steps * 2);
    }

    [Fact]
    public void Take_OptimizersOfTheseNetworks_BothLearn()
    {
        using var networks = Networks();
        BelieveEverything(networks);
        var before = (NetworkHash.OfParameters(networks.Generator.Network), NetworkHash.OfParameters(networks.Discriminator.Network));

        Play(networks, networks);

        var after = (NetworkHash.OfParameters(networks.Generator.Network), NetworkHash.OfParameters(networks.Discriminator.Network));
        Assert.NotEqual(before.Item1, after.Item1);
        Assert.NotEqual(before.Item2, after.Item2);
    }

    private static TrainingNetworks Networks() => TinyRun.Networks(practices: new BestPractices { BatchNorm = false });

    // A D that says 'real' to whatever it sees, as one does that saw nothing but real images.
    private static void BelieveEverything(TrainingNetworks networks)
    {
        var probability = Math.Exp(-Printed);
        using var noGradient = no_grad();
        networks.Discriminator.Network.named_parameters().Single(pair => pair.name == "layers.logit.bias").parameter.fill_(Math.Log(probability / (1 - probability)));
    }

    private static List<GanStepValues> Play(TrainingNetworks networks, TrainingNetworks optimizersOf)
    {
        using var random = new Generator(3);
        var step = new GanStep(networks.Generator, networks.Discriminator, GanObjectives.Create("non-saturating"), optimizersOf.GeneratorOptimizer, optimizersOf.DiscriminatorOptimizer);
        var played = new List<GanStepValues>();
        for (var i = 0; i < Steps; i++)
        {
            using var x = TinyRun.Noise(random);
            using var z = randn([8, 8], generator: random);
            played.Add(step.Take(x, z));
        }

        return played;
    }
}
