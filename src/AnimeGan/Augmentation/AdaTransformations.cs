using AnimeGan.Distributed;
using AnimeGan.Ops;
using static AnimeGan.Augmentation.SmallMatrix;
using static TorchSharp.torch;

namespace AnimeGan.Augmentation;

/// <summary>ADA's pixel blitting, general geometry and colour: drawn on the host as one 3×3 and one 4×4 matrix a picture, then applied to the batch.</summary>
/// <remarks>
/// Karras et al. 2020 (arXiv 2006.06676), appendix B, algorithm 1: order, distributions and names of what is drawn.
/// </remarks>
internal static class AdaTransformations
{
    /// <summary>Shortest side of a picture: the resampling filter needs a few pixels to mirror.</summary>
    public const int LeastSize = 8;

    // As many as DrawGeometry and DrawColor take for one picture.
    private const int UniformsEach = 21;
    private const int NormalsEach = 7;

    /// <summary>Requires a batch of colour pictures.</summary>
    /// <exception cref="ShapeException">images is not [N, 3, H, W] of at least 8×8 pixels.</exception>
    public static void Check(Tensor images)
    {
        ShapeException.Require(images, nameof(images), "ADA changes colours, so it wants red, green and blue.", -1, 3, -1, -1);
        if (images.shape[2] < LeastSize || images.shape[3] < LeastSize)
        {
            throw new ShapeException(
                $"images must be at least {LeastSize}×{LeastSize}, got {images.shape[2]}×{images.shape[3]}. Take larger pictures, or DiffAugment.", nameof(images));
        }
    }

    /// <summary>Draws what happens to each picture.</summary>
    /// <param name="count">Pictures.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="p">Probability of each transformation, 0 to 1.</param>
    /// <param name="random">Source of everything.</param>
    public static AdaDraw[] Draw(long count, long width, long height, double p, Generator random)
    {
        var ranks = RankedGenerator.Of(random);
        var whole = (int)count * ranks.Size;
        var numbers = new DrawnNumbers(whole * UniformsEach, whole * NormalsEach, random);
        var result = new AdaDraw[count];
        for (var n = 0; n < result.Length; n++)
        {
            var place = ranks.Place(n, result.Length);
            numbers.Turn(place * UniformsEach, place * NormalsEach);
            var blit = DrawBlit(numbers, p, width, height);
            var (general, happened) = DrawGeometry(numbers, p, width, height);
            result[n] = new AdaDraw(happened ? Times(general, blit) : blit, !happened, DrawColor(numbers, p));
        }

        return result;
    }

    /// <summary>Does to each picture what was drawn for it; a picture to which nothing happened comes out bit for bit.</summary>
    /// <param name="images">[N, 3, H, W].</param>
    /// <param name="drawn">One for each.</param>
    /// <returns>[N, 3, H, W]; the caller's.</returns>
    public static Tensor Apply(Tensor images, IReadOnlyList<AdaDraw> drawn)
    {
        using var scope = NewDisposeScope();
        return RecoloredBy(GeometricTransform.Apply(images, drawn), drawn).MoveToOuterDisposeScope();
    }

    // Lines 5 to 15: x-flip, rotations by 90°, integer translation.
    private static double[,] DrawBlit(DrawnNumbers numbers, double p, long width, long height)
    {
        var G = Identity(3);
        var (flips, flip) = (numbers.Happens(p), numbers.Choice(2));
        if (flips)
        {
            G = Times(Scale2D(1 - (2 * flip), 1), G);
        }

        var (turns, quarter) = (numbers.Happens(p), numbers.Choice(4));
        if (turns)
        {
            // By −90° times the quarter; without cosines, so that pixels stay on pixels.
            G = Times(Rotate2D(((double[])[1, 0, -1, 0])[quarter], ((double[])[0, -1, 0, 1])[quarter]), G);
        }

        var (moves, x, y) = (numbers.Happens(p), numbers.Uniform(-0.125, 0.125), numbers.Uniform(-0.125, 0.125));
        return moves ? Times(Translate2D(Math.Round(x * width), Math.Round(y * height)), G) : G;
    }

    // Lines 16 to 32: isotropic scale, rotation before and after the anisotropic scale, fractional translation.
    private static (double[,] G, bool Happened) DrawGeometry(DrawnNumbers numbers, double p, long width, long height)
    {
        var G = Identity(3);

        // Two chances of a rotation that together have probability p.
        var rotation = 1 - Math.Sqrt(1 - p);
        var (scales, scale) = (numbers.Happens(p), Math.Pow(2, numbers.Normal(0.2)));
        G = scales ? Times(Scale2D(scale, scale), G) : G;
        var (turnsBefore, before) = (numbers.Happens(rotation), numbers.Uniform(-Math.PI, Math.PI));
        G = turnsBefore ? Times(Rotate2D(Math.Cos(-before), Math.Sin(-before)), G) : G;
        var (stretches, stretch) = (numbers.Happens(p), Math.Pow(2, numbers.Normal(0.2)));
        G = stretches ? Times(Scale2D(stretch, 1 / stretch), G) : G;
        var (turnsAfter, after) = (numbers.Happens(rotation), numbers.Uniform(-Math.PI, Math.PI));
        G = turnsAfter ? Times(Rotate2D(Math.Cos(-after), Math.Sin(-after)), G) : G;
        var (moves, x, y) = (numbers.Happens(p), numbers.Normal(0.125), numbers.Normal(0.125));
        G = moves ? Times(Translate2D(x * width, y * height), G) : G;
        return (G, scales || turnsBefore || stretches || turnsAfter || moves);
    }

    // Lines 50 to 67: brightness, contrast, luma flip, hue rotation, saturation.
    private static double[,] DrawColor(DrawnNumbers numbers, double p)
    {
        var C = Identity(4);
        var (brightens, brightness) = (numbers.Happens(p), numbers.Normal(0.2));
        C = brightens ? Times(Scale3D(1, brightness), C) : C;
        var (contrasts, contrast) = (numbers.Happens(p), Math.Pow(2, numbers.Normal(0.5)));
        C = contrasts ? Times(Scale3D(contrast, 0), C) : C;
        var (inverts, invert) = (numbers.Happens(p), numbers.Choice(2));
        C = inverts && invert == 1 ? Times(AboutGrey(-1, 1, 1, 0), C) : C;
        var (turns, angle) = (numbers.Happens(p), numbers.Uniform(-Math.PI, Math.PI));
        C = turns ? Times(AboutGrey(1, 1, Math.Cos(angle), Math.Sin(angle)), C) : C;
        var (saturates, saturation) = (numbers.Happens(p), Math.Pow(2, numbers.Normal(1)));
        return saturates ? Times(AboutGrey(1, saturation, 1, 0), C) : C;
    }

    private static Tensor RecoloredBy(Tensor images, IReadOnlyList<AdaDraw> drawn)
    {
        var values = new double[drawn.Count * 12];
        for (var n = 0; n < drawn.Count; n++)
        {
            for (var i = 0; i < 12; i++)
            {
                values[(12 * n) + i] = drawn[n].Color[i / 4, i % 4];
            }
        }

        // [N, 3, 3]·[N, 3, H·W] + [N, 3, 1]
        var C = tensor(values, [drawn.Count, 3, 4], dtype: images.dtype, device: images.device);
        return (C.narrow(2, 0, 3).bmm(images.flatten(2)) + C.narrow(2, 3, 1)).view(images.shape);
    }
}
