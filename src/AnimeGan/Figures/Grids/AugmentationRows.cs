using System.Globalization;
using AnimeGan.Augmentation;
using AnimeGan.Data;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Figures;

/// <summary>The same pictures as they are and as D is shown them: what an augmentation does, seen before a run.</summary>
public static class AugmentationRows
{
    /// <summary>ADA at several strengths, a row each, after the pictures themselves.</summary>
    /// <param name="images">The set.</param>
    /// <param name="indices">Which pictures; a column each.</param>
    /// <param name="strengths">Probabilities p, 0 to 1.</param>
    /// <param name="seed">Of what is drawn; the same for every row, so that a row grows out of the one above.</param>
    /// <exception cref="ArgumentException">A strength is out of range.</exception>
    public static IReadOnlyList<SampleRow> Adaptive(ImageSet images, IReadOnlyList<int> indices, IReadOnlyList<double> strengths, long seed)
    {
        ArgumentNullException.ThrowIfNull(strengths);
        return Rows(images, indices, seed, [.. strengths.Select(strength => (
            string.Create(CultureInfo.InvariantCulture, $"ada, p = {strength}"),
            new AugmentationSettings { Kind = "ada", Strength = strength }))]);
    }

    /// <summary>DiffAugment part by part, then all parts together, after the pictures themselves.</summary>
    /// <param name="images">The set.</param>
    /// <param name="indices">Which pictures; a column each.</param>
    /// <param name="policy">The parts, separated by commas.</param>
    /// <param name="seed">Of what is drawn.</param>
    /// <exception cref="ArgumentException">A part is not known.</exception>
    public static IReadOnlyList<SampleRow> Differentiable(ImageSet images, IReadOnlyList<int> indices, string policy, long seed)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var parts = policy.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] policies = parts.Length > 1 ? [.. parts, policy] : [policy];
        return Rows(images, indices, seed, [.. policies.Select(each => ($"diffaugment, {each}", new AugmentationSettings { Kind = "diffaugment", Policy = each }))]);
    }

    private static List<SampleRow> Rows(ImageSet images, IReadOnlyList<int> indices, long seed, IReadOnlyList<(string Name, AugmentationSettings Settings)> wanted)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(indices);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var pictures = ImageTensors.ToTensor(images, new Batch([.. indices], new bool[indices.Count], 0));
        List<SampleRow> rows = [new("as they are", ImageTensors.ToImages(pictures))];
        foreach (var (name, settings) in wanted)
        {
            var augmentation = Augmentations.Create(settings, indices.Count)!;
            using var disposable = augmentation as IDisposable;
            using var random = new Generator((ulong)seed);
            rows.Add(new SampleRow(name, ImageTensors.ToImages(augmentation.Apply(pictures, random))));
        }

        return rows;
    }
}
