using AnimeGan.Ops;
using AnimeGan.Tests.Augmentation;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Ops;

public sealed class PictureLookupTests
{
    [Fact]
    public void Bilinear_PlacesInsideAndOutside_EqualsItsReference()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var x = randn([2, 3, 7, 5], ScalarType.Float64, generator: random).requires_grad_(true);
        var places = (rand([2, 4, 6, 2], ScalarType.Float64, generator: random) * 10) - 2;
        var weights = randn([2, 3, 4, 6], ScalarType.Float64, generator: random);

        var (fast, slow) = (PictureLookup.Bilinear(x, places), PictureLookup.BilinearReference(x, places));
        var (fastGradient, slowGradient) = (autograd.grad([fast], [x], [weights])[0], autograd.grad([slow], [x], [weights])[0]);

        Assert.True((fast - slow).abs().max().item<double>() < 1e-12);
        Assert.True((fastGradient - slowGradient).abs().max().item<double>() < 1e-12);
    }

    [Fact]
    public void Bilinear_CurvedLoss_HasRightGradientsTwice()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        var x = randn([2, 2, 5, 4], ScalarType.Float64, generator: random);
        var places = rand([2, 3, 3, 2], ScalarType.Float64, generator: random) * 3;

        FiniteDifferences.AssertGradients(pictures => PictureLookup.Bilinear(pictures, places), x);
    }

    [Fact]
    public void Bilinear_PlacesOfAnotherBatch_SaysWhatIsWanted()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ShapeException>(() => PictureLookup.Bilinear(zeros(2, 3, 4, 4), zeros(1, 4, 4, 2)));

        Assert.Contains("places must be [2, N, N, 2], got [1, 4, 4, 2]", error.Message, StringComparison.Ordinal);
    }
}
