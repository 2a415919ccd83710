using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Precision and recall of generated pictures: how many look like real ones, and how many real ones could have been generated.</summary>
/// <param name="Precision">Share of generated features within a ball around a real one, 0 to 1.</param>
/// <param name="Recall">Share of real features within a ball around a generated one, 0 to 1.</param>
/// <remarks>
/// Kynkäänniemi et al. 2019, 'Improved Precision and Recall Metric', arXiv 1904.06991, Eqs. 1 to 3, k = 3. A ball reaches to
/// its centre's k-th nearest neighbour in its own set, so both figures depend on the numbers of pictures.
/// </remarks>
/// <example>
/// <code>
/// var (real, narrow) = (randn(400, 8), 0.3 * randn(400, 8));    // good samples of a part of what is real
/// var measured = PrecisionRecall.Measure(real, narrow);
/// measured.Precision.Value > measured.Recall.Value    // → True
/// </code>
/// </example>
public sealed record PrecisionRecall(Estimate Precision, Estimate Recall)
{
    /// <summary>The paper's k.</summary>
    public const int PaperNeighbours = 3;

    /// <summary>Measures two sets of features.</summary>
    /// <param name="real">[M, D], M at least 40.</param>
    /// <param name="generated">[N, D], N at least 40.</param>
    /// <param name="k">Which neighbour a ball reaches to.</param>
    /// <exception cref="Ops.ShapeException">The features are not of one length.</exception>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static PrecisionRecall Measure(Tensor real, Tensor generated, int k = PaperNeighbours)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = Neighbourhoods.Check(real, generated, k);
        var both = FeatureBlocks.Measure(x, y, (some, others) => Values(some, others, k), k);
        var (precision, recall) = (both[0], both[1]);
        return new PrecisionRecall(
            Estimate.OfShareInBlocks(precision.Value, (int)y.shape[0], precision.Blocks),
            Estimate.OfShareInBlocks(recall.Value, (int)x.shape[0], recall.Blocks));
    }

    private static double[] Values(Tensor real, Tensor generated, int k)
    {
        using var scope = NewDisposeScope();
        var ofReal = Neighbourhoods.SquaredRadii(real, k).unsqueeze(0);                 // [1, M]
        var ofGenerated = Neighbourhoods.SquaredRadii(generated, k).unsqueeze(1);       // [N, 1]
        var precise = 0L;
        var recalled = zeros(real.shape[0], ScalarType.Bool);
        Neighbourhoods.ForChunks(generated, real, (start, distances) =>
        {
            precise += (distances <= ofReal).any(1, false).sum().item<long>();
            recalled.logical_or_((distances <= ofGenerated.narrow(0, start, distances.shape[0])).any(0, false));
        });
        return [(double)precise / generated.shape[0], recalled.sum().item<long>() / (double)real.shape[0]];
    }
}
