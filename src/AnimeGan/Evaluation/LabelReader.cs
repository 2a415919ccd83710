using AnimeGan.Data;
using AnimeGan.Imaging;

namespace AnimeGan.Evaluation;

/// <summary>Reads a label off a picture by colour: hair colour, say, off a generated face that comes without labels.</summary>
/// <remarks>
/// The pixels that the label decides most are those where the variance between classes is the largest share of all
/// variance (Fisher 1936, 'The use of multiple measurements in taxonomic problems'); the mean colour there is compared
/// with each class's. It suits labels that colour a part of the picture, and says how well by <see cref="Accuracy"/>.
/// </remarks>
/// <example>
/// <code>
/// using (var images = ImageSet.Open("data/synth32"))
/// {
///     var reader = LabelReader.Fit(images, "hair_color", pictures: 200);
///     display(reader.Read(images.Image(300)));
///     display($"{reader.Accuracy(images, "hair_color", from: 200):0 %} of the others read right");
/// }
/// </code>
/// </example>
public sealed class LabelReader
{
    // Pixels whose ratio is at least this share of the best pixel's.
    private const double Share = 0.7;

    private readonly int[] _pixels;
    private readonly List<(string Label, double[] Mean)> _classes;
    private readonly int _plane;

    private LabelReader(int[] pixels, int plane, List<(string Label, double[] Mean)> classes)
    {
        (_pixels, _plane, _classes) = (pixels, plane, classes);
    }

    /// <summary>Learns from labelled pictures.</summary>
    /// <param name="images">A set with labels.</param>
    /// <param name="column">The label's column.</param>
    /// <param name="pictures">How many pictures to learn from, from the first on; the rest stay for <see cref="Accuracy"/>.</param>
    /// <exception cref="ArgumentException">There are no labels, no such column, or only one class among the pictures; or pictures is not from 2 to the count of the set.</exception>
    public static LabelReader Fit(ImageSet images, string column, int pictures)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(pictures, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pictures, images.Count);
        var labels = (images.Labels ?? throw new ArgumentException($"{images.Folder} has no labels to learn from; prepare it with labels.", nameof(images))).Column(column);
        var classes = Enumerable.Range(0, pictures).GroupBy(i => labels[i]).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (classes.Count < 2)
        {
            throw new ArgumentException($"The first {pictures} pictures all have '{classes[0].Key}' in '{column}'; learn from more, or from another column.", nameof(column));
        }

        var plane = images.Height * images.Width;
        var ratio = Ratios(images, classes, plane);
        var best = ratio.Max();
        int[] pixels = [.. Enumerable.Range(0, plane).Where(pixel => ratio[pixel] >= Share * best)];
        return new LabelReader(pixels, plane, [.. classes.Select(group => (group.Key, Mean([.. group.Select(i => Color(images[i], pixels, plane))])))]);
    }

    /// <summary>The label whose class's colour is the nearest.</summary>
    /// <param name="picture">Of the set's size.</param>
    /// <exception cref="ArgumentException">The picture has another number of pixels.</exception>
    public string Read(RgbImage picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Width * picture.Height != _plane)
        {
            throw new ArgumentException($"This reader learnt on pictures of {_plane} pixels, got {picture.Width}×{picture.Height}; draw at the size of its set.", nameof(picture));
        }

        var planes = new byte[3 * _plane];
        Planes.FromImage(picture, planes);
        return Read(planes);
    }

    /// <summary>The share of pictures whose label is read right.</summary>
    /// <param name="images">A labelled set of the same kind.</param>
    /// <param name="column">The label's column.</param>
    /// <param name="from">The first picture asked for; those learnt from are no test.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">from is not a place in the set.</exception>
    public double Accuracy(ImageSet images, string column, int from)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, images.Count);
        var labels = images.Labels!.Column(column);
        return Enumerable.Range(from, images.Count - from).Average(i => Read(images[i]) == labels[i] ? 1.0 : 0.0);
    }

    private string Read(ReadOnlySpan<byte> planes)
    {
        var color = Color(planes, _pixels, _plane);
        return _classes.MinBy(known => SquaredDistance(known.Mean, color)).Label;
    }

    // Variance between the classes' means over all variance, summed over the three channels, for each pixel.
    private static double[] Ratios(ImageSet images, List<IGrouping<string, int>> classes, int plane)
    {
        var (between, all) = (new double[plane], new double[plane]);
        double count = classes.Sum(group => group.Count());
        for (var channel = 0; channel < 3; channel++)
        {
            var (sum, squares, ofMeans) = (new double[plane], new double[plane], new double[plane]);
            foreach (var group in classes)
            {
                var classSum = new double[plane];
                foreach (var picture in group)
                {
                    var values = images[picture].Slice(channel * plane, plane);
                    for (var pixel = 0; pixel < plane; pixel++)
                    {
                        classSum[pixel] += values[pixel];
                        squares[pixel] += values[pixel] * values[pixel];
                    }
                }

                for (var pixel = 0; pixel < plane; pixel++)
                {
                    sum[pixel] += classSum[pixel];
                    ofMeans[pixel] += classSum[pixel] * classSum[pixel] / group.Count();
                }
            }

            for (var pixel = 0; pixel < plane; pixel++)
            {
                between[pixel] += (ofMeans[pixel] - (sum[pixel] * sum[pixel] / count)) / count;
                all[pixel] += (squares[pixel] - (sum[pixel] * sum[pixel] / count)) / count;
            }
        }

        return [.. between.Zip(all, (part, whole) => whole > 0 ? part / whole : 0)];
    }

    private static double[] Color(ReadOnlySpan<byte> planes, int[] pixels, int plane)
    {
        var color = new double[3];
        for (var channel = 0; channel < 3; channel++)
        {
            foreach (var pixel in pixels)
            {
                color[channel] += planes[(channel * plane) + pixel];
            }

            color[channel] /= pixels.Length;
        }

        return color;
    }

    private static double[] Mean(List<double[]> colors) =>
        [.. Enumerable.Range(0, 3).Select(channel => colors.Average(color => color[channel]))];

    private static double SquaredDistance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
