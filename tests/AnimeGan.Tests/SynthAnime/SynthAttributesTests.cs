using AnimeGan.Data;
using Xunit;

namespace AnimeGan.Tests.SynthFaces;

public sealed class SynthAttributesTests
{
    private const int Draws = 20000;

    [Fact]
    public void Attributes_AllPairs_AreIndependent()
    {
        var table = Table();

        for (var a = 0; a < table.Length; a++)
        {
            for (var b = a + 1; b < table.Length; b++)
            {
                var score = NormalScore(table[a].Values, table[b].Values);
                Assert.True(score < 4.5, $"{table[a].Name} and {table[b].Name} depend on each other: chi-square {score:F1} deviations high");
            }
        }
    }

    [Fact]
    public void Attributes_Frequencies_AreTheDocumentedOnes()
    {
        foreach (var (name, values) in Table().Take(11))
        {
            var counts = values.GroupBy(value => value).OrderBy(group => group.Key).Select(group => group.Count()).ToArray();
            for (var value = 0; value < counts.Length; value++)
            {
                var expected = Draws * Share(name, value, counts.Length);
                Assert.InRange(counts[value], expected - 4.5 * Math.Sqrt(expected), expected + 4.5 * Math.Sqrt(expected));
            }
        }
    }

    [Fact]
    public void Attributes_Continuous_StayInTheirDocumentedRange()
    {
        for (var index = 0; index < 2000; index++)
        {
            var a = SynthAnime.Attributes(9, index);
            Assert.InRange(a.Yaw, -0.4f, 0.4f);
            Assert.InRange(a.Pitch, -0.2f, 0.2f);
            Assert.InRange(a.Roll, -0.2f, 0.2f);
            Assert.InRange(a.Light, -1f, 1f);
            Assert.InRange(a.Warmth, -1f, 1f);
            Assert.InRange(a.Blush, 0f, 1f);
            Assert.InRange(a.FaceScale, 0.27f, 0.33f);
        }
    }

    private static double Share(string name, int value, int count) => name switch
    {
        nameof(SynthAttributes.EyeShape) => value == (int)EyeShape.Closed ? 1 / 16.0 : 3 / 16.0,
        nameof(SynthAttributes.Accessory) => value == (int)Accessory.None ? 0.3 : 0.1,
        _ => 1.0 / count,
    };

    // Each attribute as class numbers; the continuous ones cut into four ranges.
    private static (string Name, int[] Values)[] Table()
    {
        var faces = Enumerable.Range(0, Draws).Select(index => SynthAnime.Attributes(77, index)).ToArray();
        return
        [
            Column(nameof(SynthAttributes.HairColor), a => (int)a.HairColor),
            Column(nameof(SynthAttributes.HairStyle), a => (int)a.HairStyle),
            Column(nameof(SynthAttributes.FringeStyle), a => (int)a.FringeStyle),
            Column(nameof(SynthAttributes.EyeColor), a => (int)a.EyeColor),
            Column(nameof(SynthAttributes.EyeShape), a => (int)a.EyeShape),
            Column(nameof(SynthAttributes.MouthShape), a => (int)a.MouthShape),
            Column(nameof(SynthAttributes.BrowShape), a => (int)a.BrowShape),
            Column(nameof(SynthAttributes.SkinTone), a => (int)a.SkinTone),
            Column(nameof(SynthAttributes.Accessory), a => (int)a.Accessory),
            Column(nameof(SynthAttributes.Outfit), a => (int)a.Outfit),
            Column(nameof(SynthAttributes.BackgroundStyle), a => (int)a.BackgroundStyle),
            Cut(nameof(SynthAttributes.Yaw), a => a.Yaw),
            Cut(nameof(SynthAttributes.Pitch), a => a.Pitch),
            Cut(nameof(SynthAttributes.Roll), a => a.Roll),
            Cut(nameof(SynthAttributes.Light), a => a.Light),
            Cut(nameof(SynthAttributes.Warmth), a => a.Warmth),
            Cut(nameof(SynthAttributes.Blush), a => a.Blush),
            Cut(nameof(SynthAttributes.FaceScale), a => a.FaceScale),
            Cut(nameof(SynthAttributes.OffsetX), a => a.OffsetX),
            Cut(nameof(SynthAttributes.OffsetY), a => a.OffsetY),
            Cut(nameof(SynthAttributes.HairTone), a => a.HairTone),
            Cut(nameof(SynthAttributes.EyeSpacing), a => a.EyeSpacing),
            Cut(nameof(SynthAttributes.EyeSize), a => a.EyeSize),
            Cut(nameof(SynthAttributes.Jaw), a => a.Jaw),
            Cut(nameof(SynthAttributes.Chin), a => a.Chin),
            Column(nameof(SynthAttributes.DetailSeed), a => (int)(a.DetailSeed >> 61)),
        ];

        (string Name, int[] Values) Column(string name, Func<SynthAttributes, int> value) => (name, faces.Select(value).ToArray());

        (string Name, int[] Values) Cut(string name, Func<SynthAttributes, float> value)
        {
            var sorted = faces.Select(value).Order().ToArray();
            return (name, faces.Select(a => Below(value(a))).ToArray());

            int Below(float x) => (x >= sorted[Draws / 4] ? 1 : 0) + (x >= sorted[Draws / 2] ? 1 : 0) + (x >= sorted[3 * Draws / 4] ? 1 : 0);
        }
    }

    // Chi-square of the contingency table, as standard deviations of its normal approximation (Wilson and Hilferty 1931).
    private static double NormalScore(int[] a, int[] b)
    {
        var (rows, columns) = (a.Max() + 1, b.Max() + 1);
        var counts = new double[rows, columns];
        var (inRow, inColumn) = (new double[rows], new double[columns]);
        for (var i = 0; i < a.Length; i++)
        {
            counts[a[i], b[i]]++;
            inRow[a[i]]++;
            inColumn[b[i]]++;
        }

        var chi = 0.0;
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                var expected = inRow[r] * inColumn[c] / a.Length;
                chi += expected > 0 ? (counts[r, c] - expected) * (counts[r, c] - expected) / expected : 0;
            }
        }

        var freedom = (inRow.Count(n => n > 0) - 1.0) * (inColumn.Count(n => n > 0) - 1.0);
        var spread = 2 / (9 * freedom);
        return (Math.Cbrt(chi / freedom) - (1 - spread)) / Math.Sqrt(spread);
    }
}
