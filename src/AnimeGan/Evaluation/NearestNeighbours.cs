using AnimeGan.Data;
using AnimeGan.Imaging;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Finds, for each picture, the one of a data set that it is most like: has a generator memorised its data?</summary>
/// <remarks>
/// Distances between pixels see copies and near copies; a face moved by two pixels is far away for them. So a small
/// distance proves copying, and a large one does not disprove it. Distances are to be read beside those of real
/// pictures that the generator never saw (see Theis, van den Oord and Bethge 2016, arXiv 1511.01844, section 4.2).
/// </remarks>
/// <example>
/// <code>
/// using (var images = ImageSet.Open("data/synth32"))
/// {
///     display(NearestNeighbours.Find([images.Image(5)], images)[0].Index);    // → 5
/// }
/// </code>
/// </example>
public static class NearestNeighbours
{
    private const int Chunk = 2048;

    /// <summary>Searches a whole set for each picture.</summary>
    /// <param name="pictures">At least one, of the set's size.</param>
    /// <param name="images">The set, with at least one picture.</param>
    /// <returns>One neighbour for each picture, in their order.</returns>
    /// <exception cref="ArgumentException">There are no pictures, or one is of another size.</exception>
    public static IReadOnlyList<Neighbour> Find(IReadOnlyList<RgbImage> pictures, ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(images);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var queries = Queries(pictures, images);                                        // [N, P]
        var squares = queries.square().sum(1, keepdim: true);                           // [N, 1]
        var best = new Neighbour[pictures.Count];
        Array.Fill(best, new Neighbour(-1, double.PositiveInfinity));
        for (var start = 0; start < images.Count; start += Chunk)
        {
            using var part = NewDisposeScope();
            var keys = Rows(Math.Min(Chunk, images.Count - start), images, start);      // [C, P]

            // |q − k|² = |q|² − 2 q·k + |k|², one matrix product for all pairs: [N, C]
            var distances = squares - (2 * queries.matmul(keys.t())) + keys.square().sum(1, keepdim: true).t();
            var nearest = distances.argmin(1).data<long>().ToArray();
            for (var n = 0; n < best.Length; n++)
            {
                var index = start + (int)nearest[n];
                var distance = Distance(pictures[n], images.Image(index));
                best[n] = distance < best[n].Distance ? new Neighbour(index, distance) : best[n];
            }
        }

        return best;
    }

    /// <summary>Root mean square of the differences of all bytes of two pictures of one size, in 8-bit grey levels.</summary>
    /// <param name="one">A picture.</param>
    /// <param name="two">Another.</param>
    /// <exception cref="ArgumentException">They differ in size.</exception>
    public static double Distance(RgbImage one, RgbImage two)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(two);
        if (one.Width != two.Width || one.Height != two.Height)
        {
            throw new ArgumentException($"Both pictures must be of one size, got {one.Width}×{one.Height} and {two.Width}×{two.Height}; resize one.", nameof(two));
        }

        var sum = 0L;
        for (var i = 0; i < one.Pixels.Length; i++)
        {
            var difference = one.Pixels[i] - two.Pixels[i];
            sum += difference * difference;
        }

        return Math.Sqrt((double)sum / one.Pixels.Length);
    }

    private static Tensor Queries(IReadOnlyList<RgbImage> pictures, ImageSet images)
    {
        if (pictures.Count == 0)
        {
            throw new ArgumentException("There is no picture to find a neighbour for.", nameof(pictures));
        }

        var wrong = pictures.FirstOrDefault(picture => picture.Width != images.Width || picture.Height != images.Height);
        if (wrong is not null)
        {
            throw new ArgumentException($"The set has pictures of {images.Width}×{images.Height}, one to find is {wrong.Width}×{wrong.Height}; resize it.", nameof(pictures));
        }

        var length = images.Channels * images.Height * images.Width;
        var bytes = new byte[pictures.Count * length];
        for (var n = 0; n < pictures.Count; n++)
        {
            Planes.FromImage(pictures[n], bytes.AsSpan(n * length, length));
        }

        return Centred(bytes, pictures.Count);
    }

    private static Tensor Rows(int count, ImageSet images, int start)
    {
        var length = images.Channels * images.Height * images.Width;
        var bytes = new byte[count * length];
        for (var n = 0; n < count; n++)
        {
            images[start + n].CopyTo(bytes.AsSpan(n * length, length));
        }

        return Centred(bytes, count);
    }

    // Around 0 the squares are small, and float32 tells neighbours apart better.
    private static Tensor Centred(byte[] bytes, int rows)
    {
        using var flat = tensor(bytes, ScalarType.Byte);
        return flat.view(rows, -1).to_type(ScalarType.Float32).sub_(127.5);
    }
}
