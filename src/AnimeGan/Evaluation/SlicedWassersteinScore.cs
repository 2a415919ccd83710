using System.Numerics;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Training;

namespace AnimeGan.Evaluation;

/// <summary>Sliced Wasserstein distance between samples and data: cheap, without a network, and it sees collapse as well as blur.</summary>
/// <remarks>
/// Rabin et al. 2011; used on patches of a Laplacian pyramid by Karras et al. 2018 (arXiv 1710.10196, section 5). Here on two
/// descriptors: the whole picture averaged down to 8×8 (layout and colours) and patches of 7×7 pixels at full size (detail), each
/// projected onto the same random directions; the score is the mean of both distances, in units of 8-bit grey levels.
/// Departs: no pyramid and no normalisation of the patches, since it only ranks checkpoints of one run. It is not a FID.
/// </remarks>
public sealed class SlicedWassersteinScore : ISampleScore
{
    private const int Directions = 128;
    private const int Coarse = 8;
    private const int Patch = 7;
    private const int PatchesPerPicture = 16;
    private const int PatchLength = Patch * Patch * 3;
    private const int CoarseLength = Coarse * Coarse * 3;

    private readonly int _seed;
    private readonly float[][] _coarseReference;
    private readonly float[][] _patchReference;

    /// <summary>Takes every k-th picture of a set as the reference.</summary>
    /// <param name="images">The data; not kept.</param>
    /// <param name="sampleCount">Pictures on each side, at least 2; at most the set's.</param>
    /// <param name="seed">Directions and places of patches.</param>
    /// <exception cref="ArgumentException">A picture is smaller than 8×8 pixels.</exception>
    public SlicedWassersteinScore(ImageSet images, int sampleCount = 256, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(images.Count, 2);
        SampleCount = Math.Min(sampleCount, images.Count);
        _seed = seed;
        var pictures = Enumerable.Range(0, SampleCount).Select(i => images.Image((int)((long)i * images.Count / SampleCount))).ToList();
        (_coarseReference, _patchReference) = Project(pictures);
    }

    private SlicedWassersteinScore(IReadOnlyList<RgbImage> pictures, int seed)
    {
        (SampleCount, _seed) = (pictures.Count, seed);
        (_coarseReference, _patchReference) = Project(pictures);
    }

    /// <inheritdoc/>
    public string Name => "sliced-wasserstein";

    /// <inheritdoc/>
    public int SampleCount { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Their number is not <see cref="SampleCount"/>.</exception>
    public double Measure(IReadOnlyList<RgbImage> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count != SampleCount)
        {
            throw new ArgumentException($"The score compares {SampleCount} samples, got {samples.Count}; draw as many.", nameof(samples));
        }

        var (coarse, patches) = Project(samples);
        return (Distance(coarse, _coarseReference) + Distance(patches, _patchReference)) / 2;
    }

    /// <summary>The same score between two collections of pictures.</summary>
    /// <param name="real">At least 2.</param>
    /// <param name="generated">As many.</param>
    /// <param name="seed">Directions and places of patches.</param>
    /// <exception cref="ArgumentException">Their numbers differ, or a picture is smaller than 8×8 pixels.</exception>
    public static double Between(IReadOnlyList<RgbImage> real, IReadOnlyList<RgbImage> generated, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentOutOfRangeException.ThrowIfLessThan(real.Count, 2, nameof(real));
        return new SlicedWassersteinScore(real, seed).Measure(generated);
    }

    // Sorted projections, one row a direction: with equal counts, the one-dimensional distance is a mean of differences.
    private (float[][] Coarse, float[][] Patches) Project(IReadOnlyList<RgbImage> pictures)
    {
        var random = new Random(_seed);
        var coarseDirections = UnitDirections(random, CoarseLength);
        var patchDirections = UnitDirections(random, PatchLength);
        var coarse = pictures.Select(CoarseOf).ToList();
        var patches = pictures.SelectMany(picture => PatchesOf(picture, random)).ToList();
        return (Sorted(coarse, coarseDirections), Sorted(patches, patchDirections));
    }

    private static float[][] Sorted(List<float[]> descriptors, float[][] directions)
    {
        var rows = new float[directions.Length][];
        Parallel.For(0, directions.Length, index =>
        {
            var row = new float[descriptors.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Dot(descriptors[i], directions[index]);
            }

            Array.Sort(row);
            rows[index] = row;
        });
        return rows;
    }

    // Root mean square over the descriptor's length, so that both descriptors are in grey levels.
    private static double Distance(float[][] one, float[][] two)
    {
        var sum = 0.0;
        for (var direction = 0; direction < one.Length; direction++)
        {
            for (var i = 0; i < one[direction].Length; i++)
            {
                sum += Math.Abs(one[direction][i] - two[direction][i]);
            }
        }

        return sum / (one.Length * one[0].Length);
    }

    private static float[] CoarseOf(RgbImage picture)
    {
        if (picture.Width < Coarse || picture.Height < Coarse)
        {
            throw new ArgumentException($"The score needs pictures of at least {Coarse}×{Coarse} pixels, got {picture.Width}×{picture.Height}.", nameof(picture));
        }

        var result = new float[CoarseLength];
        for (var cell = 0; cell < Coarse * Coarse; cell++)
        {
            var (top, bottom) = (cell / Coarse * picture.Height / Coarse, ((cell / Coarse) + 1) * picture.Height / Coarse);
            var (left, right) = (cell % Coarse * picture.Width / Coarse, ((cell % Coarse) + 1) * picture.Width / Coarse);
            for (var y = top; y < bottom; y++)
            {
                for (var x = left; x < right; x++)
                {
                    for (var channel = 0; channel < 3; channel++)
                    {
                        result[(cell * 3) + channel] += picture.Pixels[(((y * picture.Width) + x) * 3) + channel] / (float)((bottom - top) * (right - left));
                    }
                }
            }
        }

        return result;
    }

    private static IEnumerable<float[]> PatchesOf(RgbImage picture, Random random)
    {
        for (var n = 0; n < PatchesPerPicture; n++)
        {
            var (left, top) = (random.Next(picture.Width - Patch + 1), random.Next(picture.Height - Patch + 1));
            var patch = new float[PatchLength];
            for (var y = 0; y < Patch; y++)
            {
                var row = picture.Pixels.AsSpan((((top + y) * picture.Width) + left) * 3, Patch * 3);
                for (var i = 0; i < row.Length; i++)
                {
                    patch[(y * Patch * 3) + i] = row[i];
                }
            }

            yield return patch;
        }
    }

    private static float[][] UnitDirections(Random random, int length)
    {
        var directions = new float[Directions][];
        for (var index = 0; index < Directions; index++)
        {
            // A vector of normal numbers points in a uniform direction.
            var direction = Enumerable.Range(0, length).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))).ToArray();
            var norm = MathF.Sqrt(Dot(direction, direction));
            directions[index] = Array.ConvertAll(direction, value => value / norm);
        }

        return directions;
    }

    private static float Dot(float[] one, float[] two)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= one.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(one, i) * new Vector<float>(two, i);
        }

        var sum = Vector.Sum(sums);
        for (; i < one.Length; i++)
        {
            sum += one[i] * two[i];
        }

        return sum;
    }
}
