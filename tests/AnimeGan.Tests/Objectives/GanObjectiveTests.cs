using System.Globalization;
using AnimeGan.Objectives;
using AnimeGan.Ops;
using AnimeGan.Testing;
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

    // D says 0 (least squares: 1/2) of everything: it cannot tell.
    [Theory]
    [InlineData("least-squares", 0.5, 0.125, 0.125, 0.125)]
    [InlineData("hinge", 0, 1, 1, 0)]
    [InlineData("wasserstein", 0, 0, 0, 0)]
    [InlineData("relativistic", 7, 0.69314718, 0.69314718, 1.38629436)] // at any level, since it compares
    public void Losses_DiscriminatorCannotTell_AreTheWorkedValues(string name, double logit, double onReal, double onFake, double generator)
    {
        using var scope = NewDisposeScope();
        var objective = GanObjectives.Create(name);
        var logits = full(4, 1, logit);

        var halves = objective.Discriminator(logits, logits);

        Assert.Equal(onReal, halves.OnReal.item<float>(), Tolerance);
        Assert.Equal(onFake, halves.OnFake.item<float>(), Tolerance);
        Assert.Equal(generator, objective.Generator(logits, logits).item<float>(), Tolerance);
    }

    // Outside of its margin D has nothing to learn; G is pulled with full strength everywhere.
    [Fact]
    public void Hinge_OutsideOfTheMargin_TeachesOnlyTheGenerator()
    {
        using var scope = NewDisposeScope();
        var objective = new HingeObjective();
        var (real, fake) = (full(2, 1, 1.5).requires_grad_(), full(2, 1, -1.5).requires_grad_());

        var generator = autograd.grad([objective.Generator(fake)], [fake])[0];
        (objective.DiscriminatorOnReal(real) + objective.DiscriminatorOnFake(fake)).backward();

        Assert.Equal([0f, 0f], real.grad!.data<float>().ToArray());
        Assert.Equal([0f, 0f], fake.grad!.data<float>().ToArray());
        Assert.Equal([-0.5f, -0.5f], generator.data<float>().ToArray());
    }

    [Theory]
    [InlineData("non-saturating", 0, 0.5)]
    [InlineData("minimax", 1.0986123, 0.75)]
    [InlineData("least-squares", 0.75, 0.75)]
    [InlineData("least-squares", 1.5, 1)]
    [InlineData("hinge", 0, 0.5)]
    [InlineData("hinge", -3, 0)]
    [InlineData("wasserstein", 0, 0.5)]
    [InlineData("relativistic", 0, 0.5)]
    public void Belief_OfALogit_IsAShareOfOne(string name, double logit, double expected)
    {
        using var scope = NewDisposeScope();

        var belief = GanObjectives.Create(name).Belief(full(1, 1, logit)).item<float>();

        Assert.Equal(expected, belief, Tolerance);
    }

    // The best D against p = q then says α p / (p + q) = α / 2, and of a real sample with no fake near it just α.
    [Theory]
    [InlineData("non-saturating", 0.9, 2.1972246)] // ln(0.9 / 0.1)
    [InlineData("minimax", 0.75, 1.0986123)]
    [InlineData("least-squares", 0.9, 0.9)]
    public void Discriminator_SmoothedTarget_LearnsNothingWhereItSaysTheTarget(string name, double target, double logit)
    {
        using var scope = NewDisposeScope();
        var logits = full(1, 1, logit).requires_grad_();

        GanObjectives.Create(name, target).Discriminator(logits, logits.detach()).OnReal.backward();

        Assert.Equal(0, logits.grad!.item<float>(), Tolerance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.9)]
    public void Losses_AndTheirGradients_EqualPyTorchs(double target)
    {
        using var scope = NewDisposeScope();
        var names = GanObjectives.Names.Where(name => GanObjectives.WhyNoTarget(name, target) is null).ToList();
        float[] reals = [1.7f, -0.4f, 0.3f, 2.5f, -3.1f];
        float[] fakes = [-2.2f, 0.6f, -0.1f, 1.4f, 0.9f];

        var theirs = PythonOracle.RunJson<Dictionary<string, Answer>>(
            "tests/AnimeGan.Tests/Objectives/oracles/objectives.py", Text(reals), Text(fakes), target.ToString(CultureInfo.InvariantCulture));

        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            AssertClose(name, theirs[name], Measure(GanObjectives.Create(name, target), reals, fakes));
        }
    }

    [Fact]
    public void Generator_VectorOfLogits_NamesShapes()
    {
        using var scope = NewDisposeScope();

        Assert.All(GanObjectives.Names, name =>
        {
            var error = Assert.Throws<ShapeException>(() => GanObjectives.Create(name).Generator(zeros(4), zeros(4, 1)));
            Assert.Contains("fakeLogits must be [N, 1], got [4]", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Create_EveryName_IsItsOwn()
    {
        Assert.All(GanObjectives.Names, name => Assert.Equal(name, GanObjectives.Create(name).Name));
        Assert.Contains("choose one of", Assert.Throws<ArgumentException>(() => GanObjectives.Create("ridge")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hinge", "margin")]
    [InlineData("wasserstein", "no target")]
    [InlineData("relativistic", "compares")]
    public void Create_TargetWithoutOne_SaysWhyAndTheMend(string name, string why)
    {
        var error = Assert.Throws<ArgumentException>(() => GanObjectives.Create(name, 0.9));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains("set RealTarget to 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Create_TargetThatDoesNotSayReal_IsRefused(double target) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GanObjectives.Create("least-squares", target));

    private static Answer Measure(IGanObjective objective, float[] reals, float[] fakes)
    {
        var (real, fake) = (tensor(reals).view(-1, 1).requires_grad_(), tensor(fakes).view(-1, 1).requires_grad_());
        var (onReal, onFake) = objective.Discriminator(real, fake);
        var halves = autograd.grad([onReal + onFake], [real, fake], retain_graph: true);
        var loss = objective.Generator(fake, real.detach());
        return new Answer(
            onReal.item<float>(), onFake.item<float>(), loss.item<float>(), Values(halves[0]), Values(halves[1]), Values(autograd.grad([loss], [fake])[0]));
    }

    private static void AssertClose(string name, Answer expected, Answer found)
    {
        double[] All(Answer answer) =>
            [answer.OnReal, answer.OnFake, answer.Generator, .. answer.RealGradient, .. answer.FakeGradient, .. answer.GeneratorGradient];

        Assert.True(All(expected).Zip(All(found)).All(pair => Math.Abs(pair.First - pair.Second) < Tolerance), $"{name}: expected {expected}, found {found}");
    }

    private static double[] Values(Tensor tensor) => [.. tensor.data<float>().ToArray().Select(value => (double)value)];

    private static string Text(float[] values) => $"[{string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]";

    private sealed record Answer(double OnReal, double OnFake, double Generator, double[] RealGradient, double[] FakeGradient, double[] GeneratorGradient);
}
