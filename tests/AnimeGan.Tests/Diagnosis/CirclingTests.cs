using AnimeGan.Data;
using AnimeGan.Diagnosis;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Diagnosis;

public sealed class CirclingTests
{
    private const int Looks = 200;
    private const int Seeds = 8;

    // Two batches of one kind differ by chance, the more the smaller they are: at two points a batch by up to 0.8.
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(64)]
    public void Examine_RealPointsAgainstRealPoints_IsNotCalledOscillating(int batch)
    {
        var ring = PlanarModes.Ring(count: 8, sigma: 0.05);

        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var random = new Generator((ulong)seed);
            RequireNoOscillation(() => VitalMeasures.Compare(ring.Sample(batch, random), ring.Sample(batch, random)), pictures: false);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(64)]
    public void Examine_RealPicturesAgainstRealPictures_IsNotCalledOscillating(int batch)
    {
        using var folder = new TemporaryFolder();
        TinyRun.WriteDiscs(folder["discs"], 100, 16);
        using var discs = ImageSet.Open(folder["discs"]);

        // Large batches take long and are noisy the least.
        for (var seed = 1; seed <= (batch < 64 ? Seeds : 2); seed++)
        {
            var draw = new Random(seed);
            Tensor Some() => ImageTensors.ToTensor(discs, new Batch([.. Enumerable.Range(0, batch).Select(_ => draw.Next(discs.Count))], new bool[batch], 0));
            RequireNoOscillation(() => VitalMeasures.Compare(Some(), Some()), pictures: true);
        }
    }

    // White noise of a known size is measured to a few parts in a hundred; a slow wave hardly adds to it.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Noise_NormalNumbersOnAWave_IsTheirStandardDeviation(double wave)
    {
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, 5_000).Select(i => (0.1 * Normal(random)) + (wave * Math.Sin(2 * Math.PI * i / 40)))];

        Assert.Equal(0.1, Robust.Noise(values), 0.005);
    }

    [Fact]
    public void Noise_FewerThanFourValues_IsNone() => Assert.Equal(0, Robust.Noise([0, 1, 0]));

    [Fact]
    public void Of_WaveInNoise_CountsTheWaveAlone()
    {
        var random = new Random(6);
        double[] wave = [.. Enumerable.Range(0, 400).Select(i => 0.5 + (0.4 * Math.Sin(2 * Math.PI * i / 40)))];
        double[] noisy = [.. wave.Select(value => value + (0.1 * Normal(random)))];

        var (clean, seen) = (Circling.Of(wave, 3, 0.15), Circling.Of(noisy, 3, 0.15));

        // Up, nineteen times round, and up again to the middle, where a noisy series may not have come far enough.
        Assert.Equal(21, clean.Turns);
        Assert.InRange(seen.Turns, 20, 21);
        Assert.Equal(0.15, clean.Way, 1e-9);
        Assert.InRange(seen.Way, 0.3, 0.5);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static void RequireNoOscillation(Func<Tensor> compare, bool pictures)
    {
        using var scope = NewDisposeScope();
        var run = new SyntheticRun
        {
            Steps = 10 * Looks,
            Pictures = pictures,
            Vitals = (_, vitals) => vitals with { Distance = compare()[3].item<float>() },
        };

        Assert.DoesNotContain(run.Examine().Findings, finding => finding.Ailment == Ailment.Oscillation);
    }
}
