using System.Globalization;
using AnimeGan.Imaging;
using AnimeGan.Seeds;

namespace AnimeGan.Data;

/// <summary>MNIST's pictures and labels, and stacks of three of them.</summary>
internal static class MnistFiles
{
    private const string DigitColumn = "digit";

    /// <summary>Stacks to train on and to test with: Lin et al. 2018 (PacGAN, arXiv 1712.04086), section 4.2.</summary>
    private const int TrainingStacks = 128_000;
    private const int TestStacks = 26_000;

    private static readonly string[] _digits = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Reads the digits, grey as red, green and blue alike.</summary>
    public static RawPictures Read(string folder, ImportOptions options)
    {
        var digits = Digits.Read(folder, options.Training);
        var count = options.Count == 0 ? digits.Count : Math.Min(options.Count, digits.Count);
        var labels = new LabelTable([DigitColumn], [[.. digits.Labels.Take(count).Select(label => _digits[label])]]);
        return new RawPictures(
            $"mnist, {Part(options)}", count, index => digits.Picture(index, index, index), labels, digits.Files);
    }

    /// <summary>Stacks three digits, each drawn at random from all, as red, green and blue.</summary>
    public static RawPictures Stack(string folder, ImportOptions options)
    {
        var digits = Digits.Read(folder, options.Training);
        var count = options.Count > 0 ? options.Count : options.Training ? TrainingStacks : TestStacks;
        var random = new SplitMix64(options.Seed, options.Training ? 0 : 1, 0);
        var chosen = new (int Red, int Green, int Blue)[count];
        for (var index = 0; index < count; index++)
        {
            chosen[index] = (random.Below(digits.Count), random.Below(digits.Count), random.Below(digits.Count));
        }

        var labels = new LabelTable(
            ["digit_red", "digit_green", "digit_blue"],
            [Column(stack => stack.Red), Column(stack => stack.Green), Column(stack => stack.Blue)]);
        return new RawPictures(
            $"stacked mnist, {Part(options)}", count, index => digits.Picture(chosen[index].Red, chosen[index].Green, chosen[index].Blue), labels, digits.Files);

        string[] Column(Func<(int Red, int Green, int Blue), int> of) => [.. chosen.Select(stack => _digits[digits.Labels[of(stack)]])];
    }

    private static string Part(ImportOptions options) => options.Training ? "training" : "test";

    /// <summary>All pictures of one part, [count, height, width], and their labels, 0 to 9.</summary>
    private sealed record Digits(int Count, int Height, int Width, byte[] Pixels, byte[] Labels, IReadOnlyList<ImportedFile> Files)
    {
        public static Digits Read(string folder, bool training)
        {
            var stem = training ? "train" : "t10k";
            var (picturesPath, labelsPath) = (Find(folder, stem, "images", 3), Find(folder, stem, "labels", 1));
            var (shape, pixels, pictures) = IdxFile.Read(picturesPath, 3);
            var (labelShape, values, labels) = IdxFile.Read(labelsPath, 1);
            if (labelShape[0] != shape[0])
            {
                throw new PreparationException($"{picturesPath} holds {shape[0]} pictures, {labelsPath} {labelShape[0]} labels: they do not belong together. Download both again.");
            }

            var wrong = Array.FindIndex(values, value => value > 9);
            return wrong < 0
                ? new Digits(shape[0], shape[1], shape[2], pixels, values, [pictures, labels])
                : throw new PreparationException($"{labelsPath}: label {wrong} is {values[wrong]}, a digit was expected. Download it again.");
        }

        public RgbImage Picture(int red, int green, int blue)
        {
            var area = Height * Width;
            var rgb = new byte[3 * area];
            for (var i = 0; i < area; i++)
            {
                rgb[3 * i] = Pixels[(red * area) + i];
                rgb[(3 * i) + 1] = Pixels[(green * area) + i];
                rgb[(3 * i) + 2] = Pixels[(blue * area) + i];
            }

            return new RgbImage(Width, Height, rgb);
        }

        // The publisher's name, or the one that some unpackers make of it.
        private static string Find(string folder, string stem, string what, int axes)
        {
            string[] names = [$"{stem}-{what}-idx{axes}-ubyte", $"{stem}-{what}.idx{axes}-ubyte"];
            return names.SelectMany(name => new[] { name, $"{name}.gz" }).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
                ?? throw new PreparationException($"{folder} holds no {names[0]} and no {names[0]}.gz; put MNIST's files there under their own names.");
        }
    }
}
