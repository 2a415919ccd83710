using System.Globalization;

namespace AnimeGan.Imaging;

/// <summary>A colour of 8-bit sRGB values.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct RgbColor(byte Red, byte Green, byte Blue)
{
    /// <summary>All channels 255.</summary>
    public static RgbColor White { get; } = new(255, 255, 255);

    /// <summary>All channels 0.</summary>
    public static RgbColor Black { get; }

    /// <summary>Reads a colour as style sheets write it.</summary>
    /// <param name="text">'#rrggbb', 'white' or 'black'.</param>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static RgbColor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Equals("white", StringComparison.OrdinalIgnoreCase))
        {
            return White;
        }

        if (text.Equals("black", StringComparison.OrdinalIgnoreCase))
        {
            return Black;
        }

        if (text.Length == 7 && text[0] == '#'
            && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb))
        {
            return new RgbColor((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        }

        throw new FormatException($"A colour is written '#rrggbb', 'white' or 'black', got '{text}'; for a light grey write #d3d3d3.");
    }

    /// <summary>'#rrggbb'.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
