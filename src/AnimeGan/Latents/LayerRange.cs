using System.Globalization;

namespace AnimeGan.Latents;

/// <summary>Some of a StyleGAN's layers, one after another.</summary>
/// <param name="From">The first, 0 being the coarsest.</param>
/// <param name="To">The one after the last.</param>
public readonly record struct LayerRange(int From, int To)
{
    private const int CoarseLayers = 4;

    /// <summary>How many there are.</summary>
    public int Count => To - From;

    /// <summary>Reads what a person types.</summary>
    /// <param name="text">
    /// "coarse" (4² and 8²: pose, hair style, face shape), "middle" (from 16²), "fine" (the last resolution, and all from 64²:
    /// colours), "all", "none", one layer ("3") or several ("2-5", both included).
    /// </param>
    /// <param name="layers">Layers that there are: two for each resolution from 4² on, so 2·log2(size) − 2.</param>
    /// <exception cref="ArgumentException">It is none of these, or beyond the layers.</exception>
    public static LayerRange Parse(string text, int layers)
    {
        ArgumentNullException.ThrowIfNull(text);

        // Layers 8 and 9 draw at 64²; a smaller network's fine layers are those of its last resolution.
        var fine = Math.Max(CoarseLayers, Math.Min(8, layers - 2));
        LayerRange? range = text.ToLowerInvariant() switch
        {
            "coarse" => new LayerRange(0, CoarseLayers),
            "middle" => new LayerRange(CoarseLayers, fine),
            "fine" => new LayerRange(fine, layers),
            "all" => new LayerRange(0, layers),
            "none" => new LayerRange(0, 0),
            _ => Numbers(text),
        };
        return range is { } known && known.From >= 0 && known.From <= known.To && known.To <= layers
            ? known
            : throw new ArgumentException($"Layers must be coarse, middle, fine, all, or numbers from 0 to {layers - 1} such as 2-5; got '{text}'.", nameof(text));
    }

    private static LayerRange? Numbers(string text)
    {
        var ends = text.Split('-', 2, StringSplitOptions.TrimEntries);
        return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first <= last
            ? new LayerRange(first, last + 1)
            : null;
    }
}
