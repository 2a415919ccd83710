using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using static TorchSharp.torch;

namespace AnimeGan.Latents;

/// <summary>Moves faces along a direction, and measures what it changed and what it kept.</summary>
public static class LatentEditing
{
    /// <summary>Draws faces moved along a direction.</summary>
    /// <param name="space">Where the direction was found.</param>
    /// <param name="points">[N, Length].</param>
    /// <param name="labels">[N, A], or null.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="strength">How far.</param>
    /// <param name="layers">Only these of a StyleGAN's layers are moved; null moves all.</param>
    /// <exception cref="ArgumentException">Layers are asked of a generator without styles.</exception>
    public static IReadOnlyList<RgbImage> Draw(ILatentSpace space, Tensor points, Tensor? labels, LatentDirection direction, double strength, LayerRange? layers = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(direction);
        using var noGradient = no_grad();
        using var moved = direction.Move(points, strength);
        if (layers is not { } range)
        {
            return space.Draw(moved, labels);
        }

        if (space is not StyleSpace styles)
        {
            throw new ArgumentException("Only the styles of a StyleGAN can be moved in some layers; leave the layers out.", nameof(layers));
        }

        using var mixed = StyleMixing.Mix(styles, points, moved, range);
        return styles.DrawLayers(mixed);
    }

    /// <summary>Moves fresh faces that do not have the value, and asks the extractor about them before and after.</summary>
    /// <param name="space">Where the direction was found.</param>
    /// <param name="extractor">Who names attributes.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="strength">How far.</param>
    /// <param name="samples">Faces drawn; those that have the value already are left out.</param>
    /// <param name="seed">Of the faces: take another than the direction was found with.</param>
    /// <param name="layers">Only these of a StyleGAN's layers are moved; null moves all.</param>
    /// <exception cref="ArgumentException">Every face has the value already.</exception>
    public static EditReport Measure(ILatentSpace space, FeatureExtractor extractor, LatentDirection direction, double strength, int samples = 500, long seed = 2, LayerRange? layers = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentNullException.ThrowIfNull(direction);
        using var scope = NewDisposeScope();
        var labels = space.Generator.LabelsByChance(samples, seed);
        var points = space.Points(samples, seed, labels);
        var before = extractor.Classify(space.Draw(points, labels));
        var after = extractor.Classify(Draw(space, points, labels, direction, strength, layers));
        int[] without = [.. Enumerable.Range(0, samples).Where(row => before.Column(direction.Attribute)[row] != direction.Value)];
        if (without.Length == 0)
        {
            throw new ArgumentException($"Every one of {samples} faces has {direction.Attribute} {direction.Value} already; there is nothing to change.", nameof(direction));
        }

        double Share(Func<int, bool> holds) => without.Count(holds) / (double)without.Length;
        return new EditReport(
            strength,
            without.Length,
            Share(row => after.Column(direction.Attribute)[row] == direction.Value),
            before.Names.Where(name => name != direction.Attribute).ToDictionary(name => name, name => Share(row => after.Column(name)[row] == before.Column(name)[row])));
    }
}
