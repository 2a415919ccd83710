using AnimeGan.Distributed;
using AnimeGan.Files;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Measures <see cref="StepVitals"/>: one comparison of two small sets of samples, and how far parameters moved.</summary>
internal static class VitalMeasures
{
    /// <summary>Steps between two measurements: what happens slowly needs no more, and the cost stays far below a hundredth.</summary>
    internal const int UsualInterval = 10;

    // Enough for a mean distance; the matrix of distances grows with the square.
    private const int Compared = 96;

    private const double Around = 0.25;

    /// <summary>Copies of parameters before an update. They belong to the caller's dispose scope.</summary>
    internal static Tensor[] Copy(IReadOnlyList<Parameter> parameters)
    {
        using var noGradient = no_grad();
        return [.. parameters.Select(parameter => parameter.detach().clone())];
    }

    /// <summary>How far parameters moved since they were copied, as a share of their norm.</summary>
    internal static Tensor Change(IReadOnlyList<Parameter> parameters, IReadOnlyList<Tensor> before)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var moved = stack(parameters.Zip(before, (now, old) => (now.detach() - old).norm())).norm();
        var size = stack(before.Select(old => old.norm())).norm();
        return (moved / size.clamp_min(1e-12)).MoveToOuterDisposeScope();
    }

    /// <summary>Compares the two kinds of samples, at most <see cref="Compared"/> of each.</summary>
    /// <param name="real">[N, …], N at least 1.</param>
    /// <param name="fake">[N, …].</param>
    /// <param name="ranks">Those that have shares of both.</param>
    /// <returns>[8]: spread, nearest, missing, distance, low and high of real ones, low and high of generated ones. With fewer than two samples the first three are 1, 1 and 0, and the distance 0.</returns>
    internal static Tensor Compare(Tensor real, Tensor fake, Ranks? ranks = null)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var all = ranks ?? Ranks.Alone;
        var (x, y) = (Rows(all.Beginning(real, Compared)), Rows(all.Beginning(fake, Compared)));
        var extremes = stack([x.min(), x.max(), y.min(), y.max()]);
        if (x.shape[0] < 2 || y.shape[0] < 2)
        {
            return cat([tensor(new float[] { 1, 1, 0, 0 }, device: x.device), extremes]).MoveToOuterDisposeScope();
        }

        var (between, ofReal, ofFake) = (Distances(x, y), Distances(x, x), Distances(y, y));
        var (a, b, c) = (between.mean(), Pairs(ofReal), Pairs(ofFake));
        var (ownReal, ownFake) = (NearestOther(ofReal), NearestOther(ofFake));                          // [N] each
        var missing = between.amin([1]).gt(ownReal + (Around * b)).to_type(ScalarType.Float32).mean();
        var distance = (((2 * a) - b - c) / (2 * a).clamp_min(1e-12)).clamp(0, 1);
        var measures = stack([c / b.clamp_min(1e-12), ownFake.mean() / ownReal.mean().clamp_min(1e-12), missing, distance]);
        return cat([measures, extremes]).MoveToOuterDisposeScope();
    }

    /// <summary>Puts what was measured together, to five digits: that is more than a batch can tell.</summary>
    /// <param name="gChange">Of G.</param>
    /// <param name="dChange">Of D.</param>
    /// <param name="compared">What <see cref="Compare"/> gave, read.</param>
    internal static StepVitals Create(double gChange, double dChange, ReadOnlySpan<float> compared) => new()
    {
        GChange = Short(gChange),
        DChange = Short(dChange),
        Spread = Short(compared[0]),
        Nearest = Short(compared[1]),
        Missing = Short(compared[2]),
        Distance = Short(compared[3]),
        RealLow = Short(compared[4]),
        RealHigh = Short(compared[5]),
        FakeLow = Short(compared[6]),
        FakeHigh = Short(compared[7]),
    };

    // [N, …] to [n, P]
    private static Tensor Rows(Tensor samples)
    {
        var count = Math.Min(Compared, samples.shape[0]);
        return samples.detach().narrow(0, 0, count).reshape(count, -1).to_type(ScalarType.Float32);
    }

    // |a − b|² = |a|² − 2 a·b + |b|², one matrix product for all pairs: [N, M]. Around the middle of the second set, since what is far from 0 cancels badly.
    private static Tensor Distances(Tensor a, Tensor b)
    {
        var centre = b.mean([0], keepdim: true);
        (a, b) = (a - centre, b - centre);
        return (a.square().sum(1L, keepdim: true) - (2 * a.matmul(b.t())) + b.square().sum(1L, keepdim: true).t()).clamp_min(0).sqrt();
    }

    // The diagonal, a sample's distance to itself, is 0 but for rounding and is left out.
    private static Tensor Pairs(Tensor distances)
    {
        var count = distances.shape[0];
        return (distances.sum() - distances.diagonal().sum()) / (double)(count * (count - 1));
    }

    private static Tensor NearestOther(Tensor distances) =>
        (distances + (eye(distances.shape[0], device: distances.device) * 1e30)).amin([1]);

    private static double Short(double value) => Digits.Keep(value, 5);
}
