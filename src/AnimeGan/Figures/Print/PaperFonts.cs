using SkiaSharp;

namespace AnimeGan.Figures.Print;

/// <summary>The font of a figure, upright and strong.</summary>
internal sealed class PaperFonts : IDisposable
{
    private static readonly string[] _usual = ["Liberation Sans", "Arial", "Helvetica", "DejaVu Sans"];

    private PaperFonts(SKTypeface regular, SKTypeface strong) => (Regular, Strong) = (regular, strong);

    /// <summary>For most words.</summary>
    public SKTypeface Regular { get; }

    /// <summary>For titles; the same where the font is a file.</summary>
    public SKTypeface Strong { get; }

    /// <summary>The family's name.</summary>
    public string Family => Regular.FamilyName;

    /// <summary>Opens a font.</summary>
    /// <param name="font">See <see cref="PaperOptions.Font"/>.</param>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static PaperFonts Open(string? font)
    {
        if (font is not null && Path.GetExtension(font).ToUpperInvariant() is ".TTF" or ".OTF")
        {
            return SKTypeface.FromFile(font) is { } face
                ? new PaperFonts(face, face)
                : throw new FileNotFoundException($"'{font}' is no file of a font that can be read; name a .ttf or .otf, or a family of this machine's fonts.", font);
        }

        var there = SKFontManager.Default.FontFamilies.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = font is null ? _usual : [font];
        var family = Array.Find(wanted, there.Contains) ?? throw new FileNotFoundException(
            $"This machine has no font {string.Join(", ", wanted.Select(name => $"'{name}'"))}; install one (Debian: fonts-liberation), or name a file (.ttf, .otf){(there.Count > 0 ? $" or one of {string.Join(", ", there.Order(StringComparer.Ordinal))}" : "")}.");
        return new PaperFonts(SKTypeface.FromFamilyName(family), SKTypeface.FromFamilyName(family, SKFontStyle.Bold));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Regular.Dispose();
        Strong.Dispose();
    }
}
