using AnimeGan.Data;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

public sealed class StepVitalsTests
{
    // Reals 0 and 2, fakes 1 and 1: E|x − y| = 1, E|x − x'| = 2, E|y − y'| = 0, so the distance is (2 − 2 − 0) / 2 = 0 among pairs.
    [Fact]
    public void Compare_WorkedByHand_IsTheLaw()
    {
        using var scope = NewDisposeScope();

        var values = VitalMeasures.Compare(tensor(new float[] { 0, 2 }).view(2, 1), tensor(new float[] { 1, 1 }).view(2, 1)).data<float>().ToArray();

        Assert.Equal([0, 0, 0, 0, 0, 2, 1, 1], values);
    }

    [Fact]
    public void Compare_FarApart_IsNearlyOneAndAllIsMissing()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var real = randn(64, 2, generator: random);

        var values = VitalMeasures.Compare(real, real + 1000).data<float>().ToArray();

        Assert.Equal(1, values[0], 1e-2);
        Assert.Equal(1, values[2]);
        Assert.InRange(values[3], 0.99, 1);
    }

    // The slow twin: every pair by itself.
    [Fact]
    public void Compare_RandomSamples_EqualsPairByPair()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(4);
        var (real, fake) = (randn(20, 3, generator: random), (0.5 * randn(20, 3, generator: random)) + 0.3);

        var fast = VitalMeasures.Compare(real, fake).data<float>().ToArray();

        var (x, y) = (Rows(real), Rows(fake));
        var (b, c, a) = (Pairs(x), Pairs(y), x.SelectMany(p => y.Select(q => Distance(p, q))).Average());
        double[] own = [.. x.Select((p, i) => x.Where((_, j) => j != i).Min(q => Distance(p, q)))];
        var ownFake = y.Select((p, i) => y.Where((_, j) => j != i).Min(q => Distance(p, q))).Average();
        var missing = x.Where((p, i) => y.Min(q => Distance(p, q)) > own[i] + (0.25 * b)).Count() / 20.0;
        Assert.Equal(c / b, fast[0], 1e-4);
        Assert.Equal(ownFake / own.Average(), fast[1], 1e-4);
        Assert.Equal(missing, fast[2], 1e-4);
        Assert.Equal(((2 * a) - b - c) / (2 * a), fast[3], 1e-4);
    }

    [Fact]
    public void Step_WithVitals_TakesTheSamePath()
    {
        using var plain = new PlanarGan(PlanarModes.Ring(), new PlanarGanOptions { BatchSize = 16 });
        using var watched = new PlanarGan(PlanarModes.Ring(), new PlanarGanOptions { BatchSize = 16, VitalsEvery = 2 });

        var (one, other) = (Enumerable.Range(0, 4).Select(_ => plain.Step()).ToList(), Enumerable.Range(0, 4).Select(_ => watched.Step()).ToList());

        Assert.Equal(one, other.Select(step => step with { Vitals = null }));
        Assert.Equal([true, false, true, false], other.Select(step => step.Vitals is not null));
        Assert.InRange(other[0].Vitals!.GChange, 1e-4, 0.1);
    }

    private static List<float[]> Rows(Tensor tensor) => [.. tensor.data<float>().ToArray().Chunk((int)tensor.shape[1])];

    private static double Pairs(List<float[]> rows) => rows.SelectMany((p, i) => rows.Where((_, j) => j != i).Select(q => Distance(p, q))).Average();

    private static double Distance(float[] p, float[] q) => Math.Sqrt(p.Zip(q, (a, b) => Math.Pow(a - b, 2)).Sum());
}
