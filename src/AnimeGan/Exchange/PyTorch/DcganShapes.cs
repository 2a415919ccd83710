using AnimeGan.Training;

namespace AnimeGan.Exchange;

/// <summary>Sizes of a DCGAN from the shapes of its filters, and whether it is PyTorch's tutorial's.</summary>
internal static class DcganShapes
{
    private const int Kernel = 4;

    /// <summary>Filters at main.0, main.3, main.6 …: [L, W, 4, 4], [W, W/2, 4, 4], … to [w, 3, 4, 4].</summary>
    internal static TrainingRecord OfGenerator(IWeights file, TrainingRecord record)
    {
        var shapes = Filters(file, at => 3 * at);
        for (var at = 0; at + 1 < shapes.Count; at++)
        {
            file.Require(shapes[at][1] == shapes[at + 1][0] && shapes[at][1] == shapes[^1][0] << (shapes.Count - 2 - at), $"widths must halve each time that the resolution doubles; filters are {Words(shapes)}");
        }

        return With(file, record, shapes, shapes[0], colors: shapes[^1][1], width: shapes[^1][0]) with { LatentSize = file.Number(shapes[0][0]) };
    }

    /// <summary>Filters at main.0, main.2, main.5, main.8 …: [w, 3, 4, 4], [2w, w, 4, 4], … to [1, W, 4, 4].</summary>
    internal static TrainingRecord OfDiscriminator(IWeights file, TrainingRecord record)
    {
        var shapes = Filters(file, at => at == 0 ? 0 : (3 * at) - 1);
        for (var at = 1; at < shapes.Count; at++)
        {
            file.Require(shapes[at][1] == shapes[at - 1][0] && shapes[at][0] == (at == shapes.Count - 1 ? 1 : shapes[0][0] << at), $"widths must double each time that the resolution halves; filters are {Words(shapes)}");
        }

        return With(file, record, shapes, shapes[^1], colors: shapes[0][1], width: shapes[0][0]);
    }

    /// <summary>Whether a record's generator is the tutorial's, whatever its size.</summary>
    internal static bool IsTutorialsGenerator(TrainingRecord record) => record.Practices is { BatchNorm: true, StridedUpsampling: true, ImagesInMinusOneToOne: true };

    /// <summary>Whether a record's discriminator is the tutorial's, whatever its size.</summary>
    internal static bool IsTutorialsDiscriminator(TrainingRecord record) =>
        record is { Practices: { BatchNorm: true, LeakyReLU: true, StridedDownsampling: true, ImagesInMinusOneToOne: true }, DiscriminatorNorm: "batch", Regularization: { Packing: 1, SpectralNorm: false } };

    private static List<long[]> Filters(IWeights file, Func<int, int> place)
    {
        List<long[]> shapes = [];
        while (file.Shapes.TryGetValue($"main.{place(shapes.Count)}.weight", out var shape))
        {
            file.Require(shape.Length == 4, $"main.{place(shapes.Count)}.weight is [{string.Join(", ", shape)}], a filter of four sizes was expected");
            shapes.Add(shape);
        }

        file.Require(shapes.Count >= 3, $"a picture must have 16 pixels or more along each side, and {shapes.Count} layers of filters make {(shapes.Count > 0 ? Kernel << (shapes.Count - 1) : 0)}");
        return shapes;
    }

    // One filter is as large as the smallest map; it says how the picture's sides go together.
    private static TrainingRecord With(IWeights file, TrainingRecord record, List<long[]> shapes, long[] smallest, long colors, long width)
    {
        file.Require(shapes.Where(shape => shape != smallest).All(shape => shape is [_, _, Kernel, Kernel]), $"filters must be 4×4, as a transposed or strided convolution has them; they are {Words(shapes)}");
        file.Require(colors == 3, $"its pictures have {colors} channels; a run's have 3");
        file.Require(Math.Min(smallest[2], smallest[3]) == Kernel, $"the smallest map must have 4 pixels along its shorter side, and has {smallest[2]}×{smallest[3]}");
        var (rows, columns) = (file.Number(smallest[2] << (shapes.Count - 1)), file.Number(smallest[3] << (shapes.Count - 1)));
        return record with { ImageSize = columns, ImageHeight = rows == columns ? 0 : rows, BaseWidth = file.Number(width) };
    }

    private static string Words(IEnumerable<long[]> shapes) => string.Join(", ", shapes.Select(shape => $"[{string.Join(", ", shape)}]"));
}
