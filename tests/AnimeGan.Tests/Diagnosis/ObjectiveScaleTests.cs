using AnimeGan.Diagnosis;
using AnimeGan.Objectives;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Diagnosis;

public sealed class ObjectiveScaleTests
{
    // At rest the best D says α/2 of everything (Salimans et al. 2016, section 3.4, with p = q): the objective's own losses there.
    [Theory]
    [InlineData("non-saturating", 1)]
    [InlineData("non-saturating", 0.9)]
    [InlineData("minimax", 1)]
    [InlineData("minimax", 0.7)]
    [InlineData("least-squares", 1)]
    [InlineData("least-squares", 0.9)]
    public void Rest_EachTarget_IsTheObjectivesLossOfABestDAtRest(string name, double target)
    {
        var scale = ObjectiveScale.Of(name, target);
        var (d, g) = Losses(name, target, target / 2, target / 2);

        Assert.Equal(d, scale.Rest!.Value, 1e-6);
        Assert.Equal(g, scale.GeneratorRest!.Value, 1e-6);
        Assert.Equal(0, scale.Lead(d), 1e-5);
        Assert.Equal(0.5, scale.BeliefInFakes(g), 1e-5);
    }

    // D(x) = α (1 + lead) / 2 and D(G(z)) = α (1 − lead) / 2: the losses speak of that lead.
    [Theory]
    [InlineData("non-saturating", 1, 0.8)]
    [InlineData("non-saturating", 0.9, 0.8)]
    [InlineData("minimax", 0.7, -0.4)]
    [InlineData("least-squares", 0.9, 0.6)]
    public void Lead_EachTarget_IsReadOffTheObjectivesLoss(string name, double target, double lead)
    {
        var (d, g) = Losses(name, target, target * (1 + lead) / 2, target * (1 - lead) / 2);

        Assert.Equal(lead, ObjectiveScale.Of(name, target).Lead(d), 1e-5);
        Assert.Equal((1 - lead) / 2, ObjectiveScale.Of(name, target).BeliefInFakes(g), 1e-5);
    }

    [Theory]
    [InlineData("hinge")]
    [InlineData("wasserstein")]
    [InlineData("relativistic")]
    public void Of_ObjectiveWithoutATarget_SaysWhyItCannotBeSmoothed(string name) =>
        Assert.Contains(name, Assert.Throws<ArgumentException>(() => ObjectiveScale.Of(name, 0.9)).Message, StringComparison.Ordinal);

    private static (double D, double G) Losses(string name, double target, double real, double fake)
    {
        using var scope = NewDisposeScope();
        var objective = GanObjectives.Create(name, target);
        double Output(double belief) => name == "least-squares" ? belief : Math.Log(belief / (1 - belief));
        var (x, g) = (tensor(new[] { (float)Output(real) }).reshape(1, 1), tensor(new[] { (float)Output(fake) }).reshape(1, 1));
        var (onReal, onFake) = objective.Discriminator(x, g);
        return ((onReal.item<float>() + onFake.item<float>()) / 2.0, objective.Generator(g, null).item<float>());
    }
}
