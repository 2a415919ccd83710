using System.Globalization;
using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Where the features lie of the pictures that an extractor has learnt from: a Gaussian, and how far from its middle such pictures are.</summary>
/// <remarks>
/// The distance is Mahalanobis's, squared, a number of features: about 1 for what is known (Lee et al. 2018, 'A Simple Unified Framework
/// for Detecting Out-of-Distribution Samples', arXiv 1807.03888, Eq. 1 and 2, with one class). What is strange may lie further in as well as further out:
/// where a network sees nothing that it knows, it says little.
/// </remarks>
internal sealed class KnownFeatures : IDisposable
{
    private const string MeanName = "known.mean";
    private const string WhiteningName = "known.whitening";
    private const string NearestKey = "known nearest";
    private const string FurthestKey = "known furthest";

    // Of pictures of the kind so many are strange, half of them on either side.
    private const double Beyond = 0.01;

    // Of the mean variance: features that hardly vary must not decide.
    private const double Ridge = 0.01;

    private readonly Tensor _mean;
    private readonly Tensor _whitening;
    private readonly double _nearest;
    private readonly double _furthest;

    private KnownFeatures(Tensor mean, Tensor whitening, double nearest, double furthest) =>
        (_mean, _whitening, _nearest, _furthest) = (mean.DetachFromDisposeScope(), whitening.DetachFromDisposeScope(), nearest, furthest);

    /// <summary>Fits the Gaussian, and finds how far out such pictures lie.</summary>
    /// <param name="features">Of pictures of the kind, [N, D].</param>
    /// <param name="others">Of others of the kind, [M, D].</param>
    internal static KnownFeatures Fit(Tensor features, Tensor others)
    {
        using var scope = NewDisposeScope();
        using var moments = GaussianMoments.Of(features);
        var (mean, covariance) = moments.Gaussian();
        var length = features.shape[1];
        var ridge = Ridge * covariance.trace().item<double>() / length;
        var root = linalg.cholesky(covariance + (eye(length, dtype: ScalarType.Float64) * ridge));
        var (middle, whitening) = (mean.to_type(ScalarType.Float32), linalg.inv(root).to_type(ScalarType.Float32));
        float[] distances = [.. Distances(others, middle, whitening).Order()];
        var cut = (int)(Beyond / 2 * distances.Length);
        return new KnownFeatures(middle, whitening, distances[cut], distances[^(cut + 1)]);
    }

    /// <summary>What a file holds; null in one of before this was kept.</summary>
    internal static KnownFeatures? Read(SafeTensorsFile file) => !file.Names.Contains(MeanName) ? null : new KnownFeatures(
        file.Read(MeanName), file.Read(WhiteningName), Number(file, NearestKey), Number(file, FurthestKey));

    /// <summary>What to keep in a file.</summary>
    internal (IReadOnlyList<NamedTensor> Tensors, IReadOnlyDictionary<string, string> Words) Kept => (
        [new(MeanName, _mean), new(WhiteningName, _whitening)],
        new Dictionary<string, string> { [NearestKey] = Text(_nearest), [FurthestKey] = Text(_furthest) });

    /// <summary>How well pictures are known.</summary>
    /// <param name="features">[N, D], N at least 1.</param>
    internal Familiarity Of(Tensor features)
    {
        var distances = Distances(features, _mean, _whitening);
        return new Familiarity(distances.Length, distances.Count(distance => !(distance >= _nearest && distance <= _furthest)));
    }

    public void Dispose()
    {
        _mean.Dispose();
        _whitening.Dispose();
    }

    private static float[] Distances(Tensor features, Tensor mean, Tensor whitening)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return (features - mean).matmul(whitening.t()).square().mean([1L]).cpu().data<float>().ToArray();    // [N, D] to [N]
    }

    private static double Number(SafeTensorsFile file, string key) => double.Parse(file.Metadata[key], CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
