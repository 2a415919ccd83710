using AnimeGan.Data;
using Xunit;

namespace AnimeGan.Tests.SynthFaces;

/// <summary>One attribute changed, the rest kept: what changes in the picture and what does not.</summary>
public sealed class SynthEditTests
{
    private static readonly Dictionary<string, SynthAttributes[]> _edits = Edits();

    public static TheoryData<string> EditedAttributes => [.. _edits.Keys];

    [Theory]
    [MemberData(nameof(EditedAttributes))]
    public void Render_OneAttributeChanged_ChangesThePicture(string attribute)
    {
        var variants = _edits[attribute].Select(a => SynthPictures.Draw(a, 64)).ToArray();

        // Levels of 255 averaged over all bytes: 0.15 is, say, 25 pixels changed by 75 levels in all channels.
        for (var a = 0; a < variants.Length; a++)
        {
            for (var b = a + 1; b < variants.Length; b++)
            {
                var difference = SynthPictures.Difference(variants[a], variants[b]);
                Assert.True(difference > 0.15, $"{attribute}: {_edits[attribute][a]} and {_edits[attribute][b]} differ by {difference:F3}");
            }
        }
    }

    [Fact]
    public void Render_HairColorChanged_OnlyHairInfluenceChanges()
    {
        for (var index = 0; index < 60; index++)
        {
            var attributes = SynthAnime.Attributes(21, index);
            var influence = SynthAnime.HairInfluence(attributes, 64);
            var before = SynthPictures.Draw(attributes with { HairColor = HairColor.Blonde }, 64);
            var after = SynthPictures.Draw(attributes with { HairColor = HairColor.Blue }, 64);

            for (var i = 0; i < before.Length; i++)
            {
                Assert.True(influence[i % (64 * 64)] || before[i] == after[i], $"face {index}, byte {i} changed outside the hair");
            }
        }
    }

    [Fact]
    public void HairRegion_EveryFace_IsInsideInfluenceAndLargeEnough()
    {
        for (var index = 0; index < 200; index++)
        {
            var attributes = SynthAnime.Attributes(22, index);
            var region = SynthAnime.HairRegion(attributes, 64);
            var influence = SynthAnime.HairInfluence(attributes, 64);

            Assert.All(region.Zip(influence), pair => Assert.True(!pair.First || pair.Second));
            Assert.True(region.Count(hair => hair) > 100, $"face {index} shows {region.Count(hair => hair)} pixels of hair");
        }
    }

    [Fact]
    public void HairRegion_MeanColor_IsNearestToItsOwnClass()
    {
        const int Faces = 5000;
        var wrong = 0;

        Parallel.For(0, Faces, index =>
        {
            var attributes = SynthAnime.Attributes(23, index);
            var mean = SynthPictures.Mean(SynthPictures.Draw(attributes, 64), SynthAnime.HairRegion(attributes, 64));
            if (SynthPictures.Nearest(mean) != attributes.HairColor)
            {
                Interlocked.Increment(ref wrong);
            }
        });

        Assert.True(wrong <= Faces / 1000, $"{wrong} of {Faces} faces have hair nearer to another class");
    }

    // A frontal face with the forehead free and nothing worn hides nothing that is tried.
    private static Dictionary<string, SynthAttributes[]> Edits()
    {
        var face = SynthAnime.Attributes(31, 1) with
        {
            Yaw = 0,
            Pitch = 0,
            Roll = 0,
            HairColor = HairColor.Brown,
            HairStyle = HairStyle.Buns,
            FringeStyle = FringeStyle.Open,
            EyeShape = EyeShape.Round,
            SkinTone = SkinTone.Fair,
            Accessory = Accessory.None,
            Blush = 0,
            Light = 0.5f,
        };
        return new Dictionary<string, SynthAttributes[]>
        {
            ["HairColor"] = All<HairColor>(v => face with { HairColor = v }),
            ["HairStyle"] = All<HairStyle>(v => face with { HairStyle = v }),
            ["FringeStyle"] = All<FringeStyle>(v => face with { FringeStyle = v }),
            ["EyeColor"] = All<EyeColor>(v => face with { EyeColor = v }),
            ["EyeShape"] = All<EyeShape>(v => face with { EyeShape = v }),
            ["MouthShape"] = All<MouthShape>(v => face with { MouthShape = v }),
            ["BrowShape"] = All<BrowShape>(v => face with { BrowShape = v }),
            ["SkinTone"] = All<SkinTone>(v => face with { SkinTone = v }),
            ["Accessory"] = All<Accessory>(v => face with { Accessory = v }),
            ["Outfit"] = All<Outfit>(v => face with { Outfit = v }),
            ["BackgroundStyle"] = All<BackgroundStyle>(v => face with { BackgroundStyle = v }),
            ["Yaw"] = Some(v => face with { Yaw = 0.3f * v }),
            ["Pitch"] = Some(v => face with { Pitch = 0.15f * v }),
            ["Roll"] = Some(v => face with { Roll = 0.15f * v }),
            ["Light"] = Some(v => face with { Light = v }),
            ["Warmth"] = Some(v => face with { Warmth = v }),
            ["Blush"] = Some(v => face with { Blush = 0.5f + 0.5f * v }),
            ["FaceScale"] = Some(v => face with { FaceScale = 0.3f + 0.03f * v }),
            ["OffsetX"] = Some(v => face with { OffsetX = 0.03f * v }),
            ["OffsetY"] = Some(v => face with { OffsetY = 0.03f * v }),
            ["HairTone"] = Some(v => face with { HairTone = v }),
            ["EyeSpacing"] = Some(v => face with { EyeSpacing = v }),
            ["EyeSize"] = Some(v => face with { EyeSize = v }),
            ["Jaw"] = Some(v => face with { Jaw = v }),
            ["Chin"] = Some(v => face with { Chin = v }),
            ["DetailSeed"] = [face, face with { DetailSeed = 1 }, face with { DetailSeed = 2 }],
        };

        static SynthAttributes[] All<T>(Func<T, SynthAttributes> edit)
            where T : struct, Enum => [.. Enum.GetValues<T>().Select(edit)];

        static SynthAttributes[] Some(Func<float, SynthAttributes> edit) => [edit(-0.9f), edit(0.1f), edit(0.9f)];
    }
}
