using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

public sealed class TranslationErrorTests
{
    [Fact]
    public void Of_TwoPictures_IsTheMeanOverAllValues()
    {
        var error = TranslationError.Of([Grey(0), Grey(100)], [Grey(30), Grey(60)], [Grey(40), Grey(40)]);

        // |30 − 40| = 10 and |60 − 40| = 20; the sources are 40 and 60 away.
        Assert.Equal(new TranslationError(15, 250, 50, 2600), error);
        Assert.Equal(0.3, error.AbsoluteRatio, 1e-12);
        Assert.Equal(250.0 / 2600, error.SquaredRatio, 1e-12);
    }

    [Fact]
    public void Of_IdentityMapping_IsOne()
    {
        var sources = new[] { Grey(10), Grey(200) };

        var error = TranslationError.Of(sources, sources, [Grey(90), Grey(20)]);

        Assert.Equal((1.0, 1.0), (error.AbsoluteRatio, error.SquaredRatio));
    }

    [Fact]
    public void Of_NothingToCompare_Throws()
    {
        Assert.Throws<ArgumentException>(() => TranslationError.Of([Grey(1)], [Grey(1)], [Grey(1)]));
        Assert.Throws<ArgumentException>(() => TranslationError.Of([], [], []));
        Assert.Throws<ArgumentException>(() => TranslationError.Of([Grey(1)], [Grey(1), Grey(2)], [Grey(2)]));
    }

    private static RgbImage Grey(byte value) => new(2, 1, [value, value, value, value, value, value]);
}
