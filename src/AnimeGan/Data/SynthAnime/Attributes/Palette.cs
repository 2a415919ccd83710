namespace AnimeGan.Data.SynthDrawing;

/// <summary>The colours of one face, worked out once from its attributes.</summary>
internal sealed class Palette
{
    public Palette(SynthAttributes a, SynthRandom detail)
    {
        var tint = new Rgb(1f + 0.025f * a.Warmth, 1f, 1f - 0.035f * a.Warmth);
        Hair = HairBase(a.HairColor).Times(1f + 0.06f * a.HairTone).Saturated(0.06f * detail.Bell(900)).Times(tint);
        HairShade = Hair.Times(ShadeOf(a.HairColor));
        HairDeep = Hair.Times(new Rgb(0.52f, 0.46f, 0.60f));
        HairInk = Hair.Times(new Rgb(0.34f, 0.28f, 0.38f));
        HairLight = Hair.Mix(new Rgb(1f, 0.98f, 0.96f), a.HairColor == HairColor.Black ? 0.38f : 0.55f);
        Skin = SkinBase(a.SkinTone).Times(1f + 0.02f * detail.Bell(901)).Times(tint);
        SkinShade = Skin.Times(a.SkinTone <= SkinTone.Fair ? new Rgb(0.93f, 0.80f, 0.80f) : new Rgb(0.84f, 0.74f, 0.74f));
        SkinInk = Skin.Times(new Rgb(0.56f, 0.36f, 0.36f));
        Blush = a.SkinTone <= SkinTone.Tan ? Rgb.Hex(0xF0706C) : Rgb.Hex(0xC8483C);
        Iris = IrisBase(a.EyeColor).Saturated(0.15f * detail.Bell(902)).Times(1f + 0.08f * detail.Bell(903));
        Lash = Rgb.Hex(0x2E2029);
        Cloth = ClothBase(detail.Pick(904, 8)).Times(1f + 0.08f * detail.Bell(905));
        Accent = ClothBase(8 + detail.Pick(906, 6));
        Backdrop = BackdropBase(detail.Pick(907, 10)).Times(1f - 0.12f * detail.Unit(908));
        BackdropEnd = BackdropBase(detail.Pick(909, 10)).Times(0.9f - 0.25f * detail.Unit(910));
    }

    public Rgb Hair { get; }

    public Rgb HairShade { get; }

    public Rgb HairDeep { get; }

    public Rgb HairInk { get; }

    public Rgb HairLight { get; }

    public Rgb Skin { get; }

    public Rgb SkinShade { get; }

    public Rgb SkinInk { get; }

    public Rgb Blush { get; }

    public Rgb Iris { get; }

    public Rgb Lash { get; }

    public Rgb Cloth { get; }

    public Rgb Accent { get; }

    public Rgb Backdrop { get; }

    public Rgb BackdropEnd { get; }

    /// <summary>What a class's hair shows on average: between lit and shaded.</summary>
    public static Rgb NominalHair(HairColor colour)
    {
        var (lit, shaded) = HairRange(colour);
        return lit.Mix(shaded, 0.4f);
    }

    /// <summary>The two ends between which a class's hair is painted, but for its tone and the light's warmth.</summary>
    public static (Rgb Lit, Rgb Shaded) HairRange(HairColor colour)
    {
        var lit = HairBase(colour);
        return (lit, lit.Times(ShadeOf(colour)));
    }

    /// <summary>Hair in full light.</summary>
    private static Rgb HairBase(HairColor colour) => colour switch
    {
        HairColor.Black => Rgb.Hex(0x3A3846),
        HairColor.Brown => Rgb.Hex(0x96653C),
        HairColor.Blonde => Rgb.Hex(0xF4D27A),
        HairColor.Red => Rgb.Hex(0xD93A38),
        HairColor.Pink => Rgb.Hex(0xF8A4BE),
        HairColor.Aqua => Rgb.Hex(0x62CCCB),
        HairColor.Blue => Rgb.Hex(0x4670CC),
        HairColor.Green => Rgb.Hex(0x62AE66),
        HairColor.Purple => Rgb.Hex(0x9A62C6),
        HairColor.Silver => Rgb.Hex(0xD4D8E6),
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "Expected a defined HairColor."),
    };

    // Shade leans towards violet, as on a cel, except where that would look like another class.
    private static Rgb ShadeOf(HairColor colour) => colour switch
    {
        HairColor.Silver => new Rgb(0.76f, 0.78f, 0.86f),
        HairColor.Pink => new Rgb(0.84f, 0.66f, 0.76f),
        HairColor.Red => new Rgb(0.74f, 0.52f, 0.66f),
        HairColor.Blonde => new Rgb(0.84f, 0.70f, 0.62f),
        HairColor.Aqua => new Rgb(0.66f, 0.76f, 0.84f),
        _ => new Rgb(0.70f, 0.64f, 0.76f),
    };

    private static Rgb SkinBase(SkinTone tone) => tone switch
    {
        SkinTone.Porcelain => Rgb.Hex(0xFFEEE6),
        SkinTone.Fair => Rgb.Hex(0xFDDFCB),
        SkinTone.Tan => Rgb.Hex(0xEDBE98),
        SkinTone.Brown => Rgb.Hex(0xC38B64),
        SkinTone.Dark => Rgb.Hex(0x8F5F45),
        _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "Expected a defined SkinTone."),
    };

    private static Rgb IrisBase(EyeColor colour) => colour switch
    {
        EyeColor.Blue => Rgb.Hex(0x3F86E0),
        EyeColor.Green => Rgb.Hex(0x3FA556),
        EyeColor.Brown => Rgb.Hex(0x8E5630),
        EyeColor.Red => Rgb.Hex(0xD2323E),
        EyeColor.Violet => Rgb.Hex(0x9150D2),
        EyeColor.Gold => Rgb.Hex(0xE0A326),
        EyeColor.Teal => Rgb.Hex(0x22B4B0),
        EyeColor.Gray => Rgb.Hex(0x7C8496),
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "Expected a defined EyeColor."),
    };

    private static Rgb ClothBase(int which) => Rgb.Hex(which switch
    {
        0 => 0x3B4A78,
        1 => 0xF4F1EC,
        2 => 0x7C3B46,
        3 => 0x40424C,
        4 => 0x5E8FB8,
        5 => 0xE8C7A0,
        6 => 0x6E9A77,
        7 => 0xD98FA6,
        8 => 0xD8404A,
        9 => 0x3F72C8,
        10 => 0xF2B233,
        11 => 0xF5F5F5,
        12 => 0x35353F,
        _ => 0xE77FA8,
    });

    private static Rgb BackdropBase(int which) => Rgb.Hex(which switch
    {
        0 => 0xF4F4F6,
        1 => 0xCFE3F5,
        2 => 0xF8D9DE,
        3 => 0xD6EBD3,
        4 => 0xE4D8F2,
        5 => 0xFBEBC8,
        6 => 0x8FB4D8,
        7 => 0xB0B6C6,
        8 => 0x6C7896,
        _ => 0xF2C4A0,
    });
}
