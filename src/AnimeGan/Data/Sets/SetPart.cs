using System.Globalization;

namespace AnimeGan.Data;

/// <summary>Makes a set of its own of some pictures of another: a few to be overfitted, or those that are kept back to measure by.</summary>
public static class SetPart
{
    /// <summary>Copies pictures that stand next to each other, with their labels.</summary>
    /// <param name="images">The set to take from.</param>
    /// <param name="start">The first picture, from 0 on.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="folder">Where the new set shall be; must not exist.</param>
    /// <returns>The new set's manifest; its source names the old set's, and which pictures they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The set has no such pictures.</exception>
    /// <exception cref="IOException">Something is there already.</exception>
    public static DatasetManifest Write(ImageSet images, int start, int count, string folder)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, images.Count - start);
        using var writer = new PreparedSetWriter(folder, images.Width, images.Height);
        for (var index = 0; index < count; index++)
        {
            writer.Write(index, images[start + index]);
        }

        var source = string.Create(CultureInfo.InvariantCulture, $"{images.Manifest.Source}, pictures {start} to {start + count - 1} of {images.Count}");
        return writer.Complete(count, new DatasetManifest { Source = source }, Labels(images.Labels, start, count));
    }

    private static LabelTable? Labels(LabelTable? labels, int start, int count) => labels is null
        ? null
        : new LabelTable(labels.Names, [.. labels.Names.Select(name => labels.Column(name).Skip(start).Take(count).ToArray())]);
}
