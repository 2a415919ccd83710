using AnimeGan.Data;
using AnimeGan.Evaluation;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

public sealed class ModeCoverageTests
{
    // σ = 0.01 and the first centre at (1, 0): 0.02 off counts, 0.04 off does not.
    [Fact]
    public void Measure_ByHand_CountsModesAndQuality()
    {
        using var scope = NewDisposeScope();
        var points = tensor([1f, 0, 1.02f, 0, 1.04f, 0, 0, 1f]).view(4, 2);

        var coverage = ModeCoverage.Measure(PlanarModes.Ring(), points);

        Assert.Equal(2, coverage.Modes);
        Assert.Equal(0.75, coverage.HighQuality, 1e-12);
        Assert.Equal([2, 0, 1, 0, 0, 0, 0, 0], coverage.Counts);
    }
}
