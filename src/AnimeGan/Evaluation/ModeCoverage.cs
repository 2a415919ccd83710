using AnimeGan.Data;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>How many of the data's modes a generator draws, and how well.</summary>
/// <param name="Modes">Modes with at least one sample of high quality.</param>
/// <param name="HighQuality">Share of the samples within three standard deviations of the nearest centre, 0 to 1.</param>
/// <param name="Counts">Samples of high quality at each mode, in the order of the centres.</param>
/// <remarks>Lin et al. 2018, 'PacGAN' (arXiv 1712.04086), section 4.1; they measure on 2,500 samples.</remarks>
public sealed record ModeCoverage(int Modes, double HighQuality, IReadOnlyList<int> Counts)
{
    private const double SigmasOfHighQuality = 3;

    /// <summary>Measures samples against the data's modes.</summary>
    /// <param name="modes">The data.</param>
    /// <param name="points">Samples, [N, 2], float32, N at least 1.</param>
    /// <exception cref="ShapeException">points is not [N, 2].</exception>
    public static ModeCoverage Measure(PlanarModes modes, Tensor points)
    {
        ArgumentNullException.ThrowIfNull(modes);
        ShapeException.Require(points, nameof(points), "Pass points in a plane.", -1, 2);
        using var plain = points.detach().cpu().contiguous();
        var values = plain.data<float>().ToArray();
        ArgumentOutOfRangeException.ThrowIfZero(values.Length, nameof(points));
        var counts = new int[modes.Centres.Count];
        for (var i = 0; i < values.Length; i += 2)
        {
            var (mode, distance) = Nearest(modes, values[i], values[i + 1]);
            counts[mode] += distance <= SigmasOfHighQuality * modes.Sigma ? 1 : 0;
        }

        return new ModeCoverage(counts.Count(count => count > 0), counts.Sum() / (values.Length / 2.0), counts);
    }

    private static (int Mode, double Distance) Nearest(PlanarModes modes, double x, double y)
    {
        var (best, distance) = (0, double.PositiveInfinity);
        for (var mode = 0; mode < modes.Centres.Count; mode++)
        {
            var d = Math.Sqrt(Math.Pow(x - modes.Centres[mode].X, 2) + Math.Pow(y - modes.Centres[mode].Y, 2));
            (best, distance) = d < distance ? (mode, d) : (best, distance);
        }

        return (best, distance);
    }
}
