using AnimeGan.Models;

namespace AnimeGan.Training;

/// <summary>How many numbers the networks of a record hold at least, reckoned and not built.</summary>
/// <remarks>
/// A run folder may come from anybody. Its record says how large the networks are, and they are built before their weights are read: so whoever opens
/// one first holds these counts against the sizes of the weights' files. The weights of layers alone are counted, not biases and norms.
/// </remarks>
internal static class NetworkSizes
{
    /// <summary>Of the generator, or of a CycleGAN's two; 0 for a family that somebody registered.</summary>
    /// <param name="record">Any record, one that cannot be trained too.</param>
    internal static double Generator(TrainingRecord record) => record.Model switch
    {
        "vanilla" => Perceptron(record.LatentSize, record.Vanilla.GeneratorWidth, record.Vanilla.GeneratorLayers, Pixels(record), 1),
        "dcgan" or "conditional" => (Entry(record) * record.LatentSize * Widths(record)[0]) + Between(Widths(record), record.Practices.StridedUpsampling ? 16 : 9),
        "stylegan" => Perceptron(record.LatentSize, record.StyleGan.StyleSize, record.StyleGan.MappingLayers - 1.0, record.StyleGan.StyleSize, 1) + (Entry(record) * StyleWidths(record)[0])
            + Convolutions(StyleWidths(record)),
        "cyclegan" => 2 * Squared(record.BaseWidth) * (180 + (288.0 * record.CycleGan.Blocks)),
        _ => 0,
    };

    /// <summary>Of the discriminator, or of a CycleGAN's two; 0 for a family that somebody registered.</summary>
    /// <param name="record">Any record, one that cannot be trained too.</param>
    internal static double Discriminator(TrainingRecord record) => record.Model switch
    {
        "vanilla" => Perceptron(Pixels(record) * record.Regularization.Packing, record.Vanilla.DiscriminatorWidth, record.Vanilla.DiscriminatorLayers, 1, record.Vanilla.MaxoutPieces),
        "dcgan" or "conditional" => (3.0 * record.Regularization.Packing * record.BaseWidth) + Between(Widths(record), record.Practices.StridedDownsampling ? 16 : 9),
        "stylegan" => (3.0 * record.Regularization.Packing * StyleWidths(record)[^1]) + Convolutions(StyleWidths(record)),
        "cyclegan" => 2 * Between([.. Enumerable.Range(0, Math.Clamp(record.CycleGan.DiscriminatorLayers, 0, 6) + 1).Select(layer => (double)record.CycleGanOptions.DiscriminatorWidth * (1 << Math.Min(layer, 3)))], 16),
        _ => 0,
    };

    private static double Pixels(TrainingRecord record) => 3.0 * record.ImageSize * record.Rows;

    // Places of the first picture: 4×4, longer on the longer side of a picture that is not square.
    private static double Entry(TrainingRecord record) => 16.0 * Math.Max(record.ImageSize, record.Rows) / Side(record);

    private static double Squared(double width) => width * width;

    // Fully connected: entry, hidden layers of one width, exit; a Maxout unit has several weights for each of its inputs.
    private static double Perceptron(double entry, double width, double layers, double exit, double pieces) =>
        layers < 1 ? entry * exit : (pieces * width * (entry + ((layers - 1) * width))) + (width * exit);

    // From one width to the next, so many weights for each pair of channels.
    private static double Between(double[] widths, double weights) =>
        Enumerable.Range(1, widths.Length - 1).Sum(at => weights * widths[at - 1] * widths[at]);

    // A StyleGAN's: one that keeps the width at each resolution, one that changes it between two.
    private static double Convolutions(double[] widths) => (9 * widths.Sum(Squared)) + Between(widths, 9);

    // At 4×4, 8×8 and so on, to half of the picture's shorter side.
    private static double[] Widths(TrainingRecord record) =>
        [.. Levels(record).Select(resolution => (double)record.BaseWidth * (Side(record) / 2 / resolution)).DefaultIfEmpty(record.BaseWidth)];

    private static double[] StyleWidths(TrainingRecord record) =>
        [.. Levels(record).Append(Side(record)).Select(resolution => Math.Min(record.StyleGan.MaxWidth, Math.Max(1, (double)record.BaseWidth * (Side(record) / resolution) / 2)))];

    private static IEnumerable<long> Levels(TrainingRecord record)
    {
        for (var resolution = (long)PictureSides.Start; resolution < Side(record); resolution *= 2)
        {
            yield return resolution;
        }
    }

    private static long Side(TrainingRecord record) => Math.Max(1, Math.Min(record.ImageSize, record.Rows));
}
