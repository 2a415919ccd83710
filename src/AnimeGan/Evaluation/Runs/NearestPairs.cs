using AnimeGan.Imaging;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>The samples that are most like training pictures, to be looked at.</summary>
internal static class NearestPairs
{
    private const int Columns = 12;
    private const int Blocks = 3;

    /// <summary>
    /// Three blocks of three rows: samples, the training picture nearest to each in features, and the one nearest in
    /// pixels. The samples nearest to training come first.
    /// </summary>
    internal static RgbImage Draw(EvaluationInput input)
    {
        using var scope = NewDisposeScope();
        var count = (int)Math.Min(input.Pictures.Count, input.Generated.Rows.shape[0]);
        var (distances, places) = Nearest(input.Generated.Rows.narrow(0, 0, count).to_type(ScalarType.Float64), input.Real.Rows.to_type(ScalarType.Float64));
        var chosen = Enumerable.Range(0, count).OrderBy(sample => distances[sample]).Take(Columns * Blocks).ToList();
        var samples = chosen.Select(sample => input.Pictures[sample]).ToList();
        var pixels = NearestNeighbours.Find(samples, input.Data);
        var rows = new List<RgbImage>();
        var white = new RgbImage(input.Data.Width, input.Data.Height, [.. Enumerable.Repeat(byte.MaxValue, 3 * input.Data.Width * input.Data.Height)]);
        for (var block = 0; block < chosen.Count; block += Columns)
        {
            var part = Enumerable.Range(block, Math.Min(Columns, chosen.Count - block)).ToList();
            IEnumerable<RgbImage> Row(Func<int, RgbImage> picture) => part.Select(picture).Concat(Enumerable.Repeat(white, Columns - part.Count));
            rows.AddRange(Row(i => samples[i]));
            rows.AddRange(Row(i => input.Data.Image(input.References[places[chosen[i]]])));
            rows.AddRange(Row(i => input.Data.Image(pixels[i].Index)));
            if (block + Columns < chosen.Count)
            {
                rows.AddRange(Enumerable.Repeat(white, Columns));
            }
        }

        return ImageGrid.Compose(rows, Columns);
    }

    private static (double[] Distances, int[] Places) Nearest(Tensor samples, Tensor real)
    {
        var (distances, places) = (new List<double>(), new List<int>());
        Neighbourhoods.ForChunks(samples, real, (_, squares) =>
        {
            var (least, at) = squares.min(1);
            distances.AddRange(least.data<double>().ToArray());
            places.AddRange(at.data<long>().ToArray().Select(place => (int)place));
        });
        return ([.. distances], [.. places]);
    }
}
