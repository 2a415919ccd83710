using System.Security.Cryptography;
using AnimeGan.Data;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.SynthFaces;

public sealed class SynthRenderTests
{
    // Changes only with SynthAnime.Version: new drawing, new version, new hash.
    private const string GoldenVersion = "1:d65b95c4a8e24ef790c9c844f1394170eaef8bd49a31194aea5129f8eaaf0c55";

    [Fact]
    public void Render_First64Faces_MatchesCommittedHash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        for (var index = 0; index < 64; index++)
        {
            sha.AppendData(SynthPictures.Draw(20260101, index, 64));
        }

        Assert.Equal(GoldenVersion, $"{SynthAnime.Version}:{Convert.ToHexStringLower(sha.GetHashAndReset())}");
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Render_NarrowerVectors_MatchesCommittedHash(string switchedOff)
    {
        string[] hashTest = [typeof(SynthRenderTests).Assembly.Location, "-noColor", "-method", $"*{nameof(Render_First64Faces_MatchesCommittedHash)}"];

        var result = ChildProcess.Run(
            "dotnet", hashTest, environment: new Dictionary<string, string> { [switchedOff] = "0" });

        Assert.Contains("Total: 1, Errors: 0, Failed: 0", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_AnyOrderAndThread_SameBytes()
    {
        var alone = Enumerable.Range(0, 48).Select(index => SynthPictures.Draw(3, index, 48)).ToArray();
        var together = new byte[48][];

        Parallel.For(0, 48, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[47 - i] = SynthPictures.Draw(3, 47 - i, 48));

        Assert.Equal(alone, together);
    }

    [Fact]
    public void Render_NextIndexOrSeed_OtherFace()
    {
        var face = SynthPictures.Draw(5, 100, 64);

        Assert.True(SynthPictures.Difference(face, SynthPictures.Draw(5, 101, 64)) > 8);
        Assert.True(SynthPictures.Difference(face, SynthPictures.Draw(6, 100, 64)) > 8);
        Assert.Equal(SynthAnime.Attributes(long.MinValue, long.MaxValue), SynthAnime.Attributes(long.MinValue, long.MaxValue));
    }

    [Fact]
    public void Render_EverySize_IsTheSamePictureAtThatResolution()
    {
        // A mean over the whole picture does not depend on resolution, whatever the size.
        var attributes = SynthAnime.Attributes(11, 4);
        var everything = Enumerable.Repeat(true, 256 * 256).ToArray();
        var (r, g, b) = SynthPictures.Mean(SynthPictures.Draw(attributes, 256), everything);

        for (var size = SynthAnime.MinSize; size <= SynthAnime.MaxSize; size += size < 64 ? 1 : 7)
        {
            var (sr, sg, sb) = SynthPictures.Mean(SynthPictures.Draw(attributes, size), everything[..(size * size)]);
            Assert.True(Math.Abs(r - sr) + Math.Abs(g - sg) + Math.Abs(b - sb) < 6, $"size {size}: mean {sr:F1} {sg:F1} {sb:F1}, at 256 {r:F1} {g:F1} {b:F1}");
        }
    }

    [Theory]
    [InlineData(64, 4, 2.5)]
    [InlineData(32, 8, 3.5)]
    [InlineData(16, 16, 4.5)]
    public void Render_LargeShrunk_IsCloseToSmall(int size, int factor, double levels)
    {
        var differences = Enumerable.Range(0, 24).Select(index =>
            SynthPictures.Difference(SynthPictures.Draw(13, index, size), SynthPictures.Shrink(SynthPictures.Draw(13, index, 256), size, factor)));

        var mean = differences.Average();

        Assert.True(mean < levels, $"mean difference {mean:F2} levels, limit {levels}");
    }

    [Fact]
    public void Render_ExtremeAttributes_FaceStaysInPicture()
    {
        var calm = SynthAnime.Attributes(2, 2) with { Yaw = 0, Pitch = 0, Roll = 0, OffsetX = 0, OffsetY = 0 };
        var extreme = calm with { Yaw = 0.4f, Pitch = 0.2f, Roll = 0.2f, OffsetX = 0.03f, OffsetY = 0.03f, FaceScale = 0.33f };

        var calmHair = SynthAnime.HairRegion(calm, 64).Count(hair => hair);
        var extremeHair = SynthAnime.HairRegion(extreme, 64).Count(hair => hair);

        Assert.InRange(extremeHair, calmHair * 0.6, calmHair * 1.6);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(257)]
    public void Render_SizeOutOfRange_SaysTheRange(int size)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => SynthAnime.Render(1, 1, size, new byte[3 * size * size]));

        Assert.Contains("16 to 256", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WrongSpan_SaysTheBytesNeeded()
    {
        var error = Assert.Throws<ArgumentException>(() => SynthAnime.Render(1, 1, 64, new byte[64 * 64]));

        Assert.Contains("12288", error.Message, StringComparison.Ordinal);
    }
}
