using AnimeGan.Objectives;
using AnimeGan.Ops;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Objectives;

/// <summary>Laws of the objectives at points worked by hand: l = ln 3 means D = 3/4.</summary>
public sealed class GanObjectiveTests
{
    private const double Tolerance = 1e-6;
    private static readonly double LogitOfThreeQuarters = Math.Log(3);

    [Theory]
    [InlineData("non-saturating")]
    [InlineData("minimax")]
    public void Discriminator_LogitZero_EachHalfIsLog2AndValueIsMinusLog4(string name)
    {
        using var scope = NewDisposeScope();
        var objective = GanObjectives.Create(name);
        var logits = zeros(4, 1);

        var (onReal, onFake) = objective.Discriminator(logits, logits);
        var (real, fake) = (onReal.item<float>(), onFake.item<float>());

        Assert.Equal(Math.Log(2), real, Tolerance);
        Assert.Equal(Math.Log(2), fake, Tolerance);
        Assert.Equal(-Math.Log(4), -(real + fake), Tolerance);
    }

    [Theory]
    [InlineData("non-saturating", 0.28768207)] // −log 3/4
    [InlineData("minimax", -1.38629436)] // log 1/4
    public void Generator_ThreeQuarters_IsTheWorkedValue(string name, double expected)
    {
        using var scope = NewDisposeScope();
        var logits = full(4, 1, LogitOfThreeQuarters);

        var loss = GanObjectives.Create(name).Generator(logits, null).item<float>();

        Assert.Equal(expected, loss, Tolerance);
    }

    [Theory]
    [InlineData("non-saturating")]
    [InlineData("minimax")]
    public void Discriminator_ThreeQuarters_HalvesAreTheWorkedValues(string name)
    {
        using var scope = NewDisposeScope();
        var logits = full(4, 1, LogitOfThreeQuarters);
        var objective = GanObjectives.Create(name);

        var (onReal, onFake) = objective.Discriminator(logits, logits);
        var (real, fake) = (onReal.item<float>(), onFake.item<float>());

        Assert.Equal(-Math.Log(0.75), real, Tolerance);
        Assert.Equal(-Math.Log(0.25), fake, Tolerance);
    }

    [Theory]
    [InlineData("non-saturating", -6, -0.99752738)] // −(1 − D): D wins, the gradient stays
    [InlineData("minimax", -6, -0.00247262)] // −D: D wins, the gradient vanishes
    [InlineData("non-saturating", 0, -0.5)]
    [InlineData("minimax", 0, -0.5)]
    public void Generator_GradientWithRespectToLogit_IsTheLaw(string name, double logit, double expected)
    {
        using var scope = NewDisposeScope();
        var logits = full(1, 1, logit).requires_grad_();

        GanObjectives.Create(name).Generator(logits, null).backward();

        Assert.Equal(expected, logits.grad!.item<float>(), Tolerance);
    }

    [Theory]
    [InlineData("non-saturating")]
    [InlineData("minimax")]
    public void Losses_LogitsOfAThousand_StayFinite(string name)
    {
        using var scope = NewDisposeScope();
        var objective = GanObjectives.Create(name);
        var logits = tensor([1000f, -1000f]).view(2, 1);

        float[] losses =
        [
            objective.Discriminator(logits, logits).OnReal.item<float>(),
            objective.Discriminator(logits, logits).OnFake.item<float>(),
            Math.Abs(objective.Generator(logits, null).item<float>()),
        ];

        Assert.All(losses, loss => Assert.Equal(500, loss, Tolerance));
    }

    [Fact]
    public void Generator_VectorOfLogits_NamesShapes()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ShapeException>(() => new NonSaturatingObjective().Generator(zeros(4)));

        Assert.Contains("fakeLogits must be [N, 1], got [4]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_EveryName_IsItsOwn()
    {
        Assert.All(GanObjectives.Names, name => Assert.Equal(name, GanObjectives.Create(name).Name));
        Assert.Throws<ArgumentException>(() => GanObjectives.Create("hinge"));
    }
}
