using AnimeGan.Data;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Data;

public sealed class PlanarModesTests
{
    [Fact]
    public void Sample_RingAndGrid_HaveTheirCentresAndSpread()
    {
        var (ring, grid) = (PlanarModes.Ring(), PlanarModes.Grid());

        Assert.Equal(8, ring.Centres.Count);
        Assert.All(ring.Centres, centre => Assert.Equal(1, Math.Sqrt((centre.X * centre.X) + (centre.Y * centre.Y)), 1e-12));
        Assert.Equal(25, grid.Centres.Count);
        Assert.Equal([-4.0, -2, 0, 2, 4], grid.Centres.Select(centre => centre.X).Distinct().Order());
        AssertSpread(ring, 0.01);
        AssertSpread(grid, 0.05);
    }

    [Fact]
    public void Sample_SameSeed_SamePoints()
    {
        using var scope = NewDisposeScope();
        using var first = new Generator(5);
        using var again = new Generator(5);

        var points = PlanarModes.Ring().Sample(64, first);

        Assert.Equal([64L, 2], points.shape);
        Assert.Equal(points.data<float>().ToArray(), PlanarModes.Ring().Sample(64, again).data<float>().ToArray());
    }

    /// <summary>At a centre of two distant clouds the density is half of a Gaussian's peak; over the plane it integrates to 1.</summary>
    [Fact]
    public void LogDensity_OfTheMixture_IsTheLaw()
    {
        using var scope = NewDisposeScope();
        var pair = PlanarModes.Ring(count: 2, radius: 3, sigma: 0.5);
        var side = arange(-7.975, 8, 0.05, dtype: ScalarType.Float32);

        var peak = pair.LogDensity(tensor(new float[] { 3, 0 }).view(1, 2)).item<float>();
        var whole = pair.LogDensity(cartesian_prod([side, side])).exp().sum().item<float>() * 0.05 * 0.05;

        Assert.Equal(Math.Log(0.5 / (2 * Math.PI * 0.25)), peak, 1e-5);
        Assert.Equal(1, whole, 1e-3);
    }

    // Every centre gets its share of 20,000 points, and their distances from it have the right root mean square, σ√2.
    private static void AssertSpread(PlanarModes modes, double sigma)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var values = modes.Sample(20_000, random).data<float>().ToArray();
        var counts = new int[modes.Centres.Count];
        var squares = 0.0;
        for (var i = 0; i < values.Length; i += 2)
        {
            var distances = modes.Centres.Select(c => Math.Pow(values[i] - c.X, 2) + Math.Pow(values[i + 1] - c.Y, 2)).ToList();
            counts[distances.IndexOf(distances.Min())]++;
            squares += distances.Min();
        }

        Assert.Equal(sigma * Math.Sqrt(2), Math.Sqrt(squares / 20_000), 0.02 * sigma);
        Assert.All(counts, count => Assert.InRange(count, 0.85 * 20_000 / counts.Length, 1.15 * 20_000 / counts.Length));
    }
}
