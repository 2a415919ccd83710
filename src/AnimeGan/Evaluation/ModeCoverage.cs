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

    /// <summary>KL of the samples' frequencies from equal ones, each sample counted at its nearest mode whatever its quality; nats, 0 to the logarithm of the number of modes.</summary>
    /// <remarks>The 'reverse KL' of PacGAN's tables 1 and 2.</remarks>
    public required double Divergence { get; init; }

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
        var nearest = new int[modes.Centres.Count];
        for (var i = 0; i < values.Length; i += 2)
        {
            var (mode, distance) = Nearest(modes, values[i], values[i + 1]);
            nearest[mode]++;
            counts[mode] += distance <= SigmasOfHighQuality * modes.Sigma ? 1 : 0;
        }

        var samples = values.Length / 2.0;
        return new ModeCoverage(counts.Count(count => count > 0), counts.Sum() / samples, counts)
        {
            Divergence = nearest.Where(count => count > 0).Sum(count => count / samples * Math.Log(count / samples * nearest.Length)),
        };
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
