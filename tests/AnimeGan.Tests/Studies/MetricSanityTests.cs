using AnimeGan.Studies;
using Xunit;

namespace AnimeGan.Tests.Studies;

public sealed class MetricSanityTests
{
    [Fact]
    public void RankCorrelation_ByHand_IsSpearmans()
    {
        Assert.Equal(1, MetricSanityStudy.RankCorrelation([1, 2, 30, 31]), 1e-12);
        Assert.Equal(-1, MetricSanityStudy.RankCorrelation([4, 3, 2.5, -7]), 1e-12);
        Assert.Equal(0, MetricSanityStudy.RankCorrelation([5, 5, 5]));

        // 1 − 6 Σ d² / n (n² − 1) with d = 0, 1, −1, 0
        Assert.Equal(0.8, MetricSanityStudy.RankCorrelation([1, 3, 2, 4]), 1e-12);
    }

    [Fact]
    public void Draw_EachDamage_DoesWhatItSays()
    {
        var plain = PictureDamage.Draw("none", 0, 40, 16, 1);
        var blurred = PictureDamage.Draw(PictureDamage.Blur, 2, 40, 16, 1);
        var noisy = PictureDamage.Draw(PictureDamage.Noise, 20, 40, 16, 1);
        var copied = PictureDamage.Draw(PictureDamage.Duplicates, 0.9, 40, 16, 1);

        static double Edges(AnimeGan.Imaging.RgbImage face) => Enumerable.Range(3, face.Pixels.Length - 3).Average(i => Math.Abs(face.Pixels[i] - face.Pixels[i - 3]));
        Assert.All(plain.Zip(blurred), pair => Assert.True(Edges(pair.Second) < 0.75 * Edges(pair.First)));
        Assert.Equal(plain.Average(face => face.Pixels.Average(value => value)), blurred.Average(face => face.Pixels.Average(value => value)), 4.0);
        Assert.InRange(Math.Sqrt(plain.Zip(noisy).Average(pair => pair.First.Pixels.Zip(pair.Second.Pixels).Average(pixel => Math.Pow(pixel.First - pixel.Second, 2)))), 15, 21);
        Assert.Equal(4, copied.Distinct().Count());
    }
}
