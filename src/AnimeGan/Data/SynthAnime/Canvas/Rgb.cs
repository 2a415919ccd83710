namespace AnimeGan.Data.SynthDrawing;

/// <summary>A colour: sRGB-encoded components, 0 to 1. Blending happens on the encoded values, as drawing programs do.</summary>
internal readonly record struct Rgb(float R, float G, float B)
{
    /// <summary>White.</summary>
    public static Rgb White => new(1f, 1f, 1f);

    /// <summary>From 0xRRGGBB.</summary>
    public static Rgb Hex(int value)
    {
        return new Rgb(((value >> 16) & 255) / 255f, ((value >> 8) & 255) / 255f, (value & 255) / 255f);
    }

    /// <summary>This colour at 0, the other at 1.</summary>
    public Rgb Mix(Rgb other, float amount)
    {
        return new Rgb(R + (other.R - R) * amount, G + (other.G - G) * amount, B + (other.B - B) * amount);
    }

    /// <summary>Componentwise product, kept in 0 to 1.</summary>
    public Rgb Times(Rgb other) => new Rgb(R * other.R, G * other.G, B * other.B).Clamped();

    /// <summary>Scaled, kept in 0 to 1.</summary>
    public Rgb Times(float factor) => new Rgb(R * factor, G * factor, B * factor).Clamped();

    /// <summary>Moved from its own grey (negative amounts towards it), kept in 0 to 1.</summary>
    public Rgb Saturated(float amount)
    {
        var grey = 0.3f * R + 0.59f * G + 0.11f * B;
        return new Rgb(R + (R - grey) * amount, G + (G - grey) * amount, B + (B - grey) * amount).Clamped();
    }

    private Rgb Clamped() => new(Limit(R), Limit(G), Limit(B));

    private static float Limit(float value) => value < 0f ? 0f : value > 1f ? 1f : value;
}
