namespace AnimeGan.Data.SynthDrawing;

/// <summary>Draws the attributes of a face; one channel each, so none can depend on another.</summary>
internal static class AttributeSampler
{
    public static SynthAttributes Sample(SynthRandom random)
    {
        return new SynthAttributes
        {
            HairColor = Uniform<HairColor>(random, 0),
            HairStyle = Uniform<HairStyle>(random, 1),
            FringeStyle = Uniform<FringeStyle>(random, 2),
            EyeColor = Uniform<EyeColor>(random, 3),
            EyeShape = Eyes(random.Pick(4, 16)),
            MouthShape = Uniform<MouthShape>(random, 5),
            BrowShape = Uniform<BrowShape>(random, 6),
            SkinTone = Uniform<SkinTone>(random, 7),
            Accessory = Worn(random.Pick(8, 10)),
            Outfit = Uniform<Outfit>(random, 9),
            BackgroundStyle = Uniform<BackgroundStyle>(random, 10),
            Yaw = 0.4f * random.Bell(20),
            Pitch = 0.2f * random.Bell(21),
            Roll = 0.2f * random.Bell(22),
            Light = random.Range(23, -1f, 1f),
            Warmth = random.Bell(24),
            Blush = Math.Max(0f, random.Range(25, -0.6f, 1f)),
            FaceScale = 0.30f + 0.03f * random.Bell(26),
            OffsetX = 0.03f * random.Bell(27),
            OffsetY = 0.03f * random.Bell(28),
            HairTone = random.Bell(29),
            EyeSpacing = random.Bell(30),
            EyeSize = random.Bell(31),
            Jaw = random.Bell(32),
            Chin = random.Bell(33),
            DetailSeed = random.Bits(40),
        };
    }

    private static T Uniform<T>(SynthRandom random, int channel)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[random.Pick(channel, values.Length)];
    }

    // Closed eyes hide their colour, so they are rarer: 1 in 16, the other five 3 in 16 each.
    private static EyeShape Eyes(int sixteenth) => sixteenth == 15 ? EyeShape.Closed : (EyeShape)(sixteenth / 3);

    // Three in ten wear nothing, each of the seven things one in ten.
    private static Accessory Worn(int tenth) => tenth < 3 ? Accessory.None : (Accessory)(tenth - 2);
}
