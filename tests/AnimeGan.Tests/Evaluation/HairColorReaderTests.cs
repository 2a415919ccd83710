using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

public sealed class HairColorReaderTests
{
    // What this judge takes for wrong in faces that are right bounds what it can say of generated ones.
    [Theory]
    [InlineData(16, 0.95)]
    [InlineData(32, 0.99)]
    [InlineData(64, 0.99)]
    public void Read_FacesAsDrawn_IsNearlyAlwaysRight(int size, double least)
    {
        var reader = new HairColorReader(size);
        var faces = Enumerable.Range(0, 500).Select(index => SynthAnime.Attributes(11, index)).ToList();

        var right = faces.Count(face => reader.Read(Draw(face, size)) == face.HairColor);

        Assert.InRange(right / 500.0, least, 1);
    }

    [Fact]
    public void Read_SameFaceWithOtherHair_SeesTheOther()
    {
        var reader = new HairColorReader(32);
        var face = SynthAnime.Attributes(11, 3);

        var seen = reader.Read([.. Enum.GetValues<HairColor>().Select(color => Draw(face with { HairColor = color }, 32))]);

        Assert.Equal(Enum.GetNames<HairColor>(), seen);
    }

    [Fact]
    public void Read_OtherSize_NamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => new HairColorReader(16).Read(new RgbImage(2, 2, new byte[12])));

        Assert.Contains("16×16, got 2×2", error.Message, StringComparison.Ordinal);
    }

    private static RgbImage Draw(SynthAttributes face, int size)
    {
        var planes = new byte[3 * size * size];
        SynthAnime.Render(face, size, planes);
        return Planes.ToImage(planes, size, size);
    }
}
