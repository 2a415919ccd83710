using AnimeGan.Distributed;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Augmentation;

/// <summary>Colour, translation and cutout, always on, each picture for itself.</summary>
/// <remarks>
/// Zhao et al. 2020, 'Differentiable Augmentation for Data-Efficient GAN Training' (arXiv 2006.10738), section 3.2,
/// 'Choosing augmentation': brightness within ±0.5, saturation within 0 to 2, contrast within 0.5 to 1.5, translation
/// within 1/8 of the size with zeros coming in, a zero square of half the size.
/// </remarks>
/// <example>
/// <code>
/// using (var images = ImageSet.Open("data/synth32"))
/// {
///     var x = ImageTensors.FromImages([.. Enumerable.Range(0, 8).Select(images.Image)]);
///     var seen = new DiffAugment("color,translation,cutout").Apply(x, new Generator(1));
///     display(DatasetGrid.Create(ImageTensors.ToImages(seen), caption: "What D is shown"));
/// }
/// </code>
/// </example>
public sealed class DiffAugment : IAugmentation
{
    // Shares of the picture's size.
    private const double MostTranslation = 1.0 / 8;
    private const double CutoutSize = 1.0 / 2;

    private readonly string[] _policy;

    /// <summary>Chooses the parts.</summary>
    /// <param name="policy">Of <see cref="Parts"/>, separated by commas; applied in the order given.</param>
    /// <exception cref="ArgumentException">A part is not known or named twice, or there is none.</exception>
    public DiffAugment(string policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = Split(policy);
        if (!IsPolicy(policy))
        {
            throw new ArgumentException($"DiffAugment's policy must name some of {string.Join(", ", Parts)}, each once and separated by commas, got '{policy}'.", nameof(policy));
        }
    }

    /// <summary>The parts of a policy, in the paper's order.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["color", "translation", "cutout"];

    /// <inheritdoc />
    public double? Strength => null;

    /// <inheritdoc />
    public Tensor? State => null;

    /// <inheritdoc />
    /// <exception cref="ShapeException">images is not [N, C, H, W].</exception>
    public Tensor Apply(Tensor images, Generator random)
    {
        ShapeException.Require(images, nameof(images), "Pass a batch of pictures.", -1, -1, -1, -1);
        ArgumentNullException.ThrowIfNull(random);
        using var scope = NewDisposeScope();
        var result = images;
        foreach (var part in _policy)
        {
            result = part switch
            {
                "color" => Contrast(Saturation(Brightness(result, random), random), random),
                "translation" => Translation(result, random),
                _ => Cutout(result, random),
            };
        }

        return result.MoveToOuterDisposeScope();
    }

    /// <inheritdoc />
    public void Observe(Tensor realLogits)
    {
    }

    /// <summary>Whether a text names parts, each once.</summary>
    internal static bool IsPolicy(string policy) =>
        Split(policy) is [_, ..] parts && parts.Distinct(StringComparer.Ordinal).Count() == parts.Length && parts.All(Parts.Contains);

    /// <summary>Adds −0.5 to 0.5 to every value.</summary>
    internal static Tensor Brightness(Tensor x, Generator random) => x + (Uniform(x, random) - 0.5);

    /// <summary>Moves each pixel's colour away from its grey, 0 to 2 times as far.</summary>
    internal static Tensor Saturation(Tensor x, Generator random) => AwayFrom(x.mean([1], keepdim: true), x, Uniform(x, random) * 2);

    /// <summary>Moves every value away from the picture's mean, 0.5 to 1.5 times as far.</summary>
    internal static Tensor Contrast(Tensor x, Generator random) => AwayFrom(x.mean([1, 2, 3], keepdim: true), x, Uniform(x, random) + 0.5);

    /// <summary>Shifts by whole pixels, at most an eighth of the size each way; zeros come in.</summary>
    internal static Tensor Translation(Tensor x, Generator random)
    {
        var (mostDown, mostRight) = (Pixels(x.shape[2], MostTranslation), Pixels(x.shape[3], MostTranslation));
        var rows = (Axis(x, 2) - Whole(x, random, -mostDown, mostDown)).unsqueeze(2);              // [N, H, 1]
        var columns = (Axis(x, 3) - Whole(x, random, -mostRight, mostRight)).unsqueeze(1);         // [N, 1, W]
        var inside = (Inside(rows, x.shape[2]) & Inside(columns, x.shape[3])).unsqueeze(1);   // [N, 1, H, W]
        long[] everywhere = [x.shape[0], x.shape[2], x.shape[3]];
        var moved = PictureLookup.Pixels(
            x, columns.clamp(0, x.shape[3] - 1).expand(everywhere), rows.clamp(0, x.shape[2] - 1).expand(everywhere));
        return moved * inside.to_type(x.dtype);
    }

    /// <summary>Sets a square of half the size to zero; its centre lies anywhere in the picture, its edge may lie outside.</summary>
    internal static Tensor Cutout(Tensor x, Generator random)
    {
        var (height, width) = (Pixels(x.shape[2], CutoutSize), Pixels(x.shape[3], CutoutSize));

        // With an even side, the centre lies between two pixels or on the picture's own edge.
        var top = Whole(x, random, 0, x.shape[2] - (height % 2)) - (height / 2);
        var left = Whole(x, random, 0, x.shape[3] - (width % 2)) - (width / 2);
        var hole = Inside(Axis(x, 2) - top, height).unsqueeze(2) & Inside(Axis(x, 3) - left, width).unsqueeze(1);   // [N, H, W]
        return x * hole.logical_not().unsqueeze(1).to_type(x.dtype);
    }

    private static string[] Split(string policy) => policy.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Tensor AwayFrom(Tensor center, Tensor x, Tensor factor) => ((x - center) * factor) + center;

    private static Tensor Inside(Tensor index, long size) => (index >= 0) & (index < size);

    private static long Pixels(long size, double share) => (long)((size * share) + 0.5);

    // 0 to size − 1: [size].
    private static Tensor Axis(Tensor x, int axis) => arange(x.shape[axis], dtype: ScalarType.Int64, device: x.device);

    // One number a picture, 0 to 1: [N, 1, 1, 1].
    private static Tensor Uniform(Tensor x, Generator random) =>
        Draws.Uniform([x.shape[0], 1, 1, 1], random, x.dtype, random.device).to(x.device);

    // One whole number a picture, least to most, both included: [N, 1].
    private static Tensor Whole(Tensor x, Generator random, long least, long most) =>
        Draws.Integers(least, most + 1, [x.shape[0], 1], random, random.device).to(x.device);
}
