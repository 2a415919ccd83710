using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>What a metric looks at: samples of a run beside its data. Tensors belong to the evaluation, not to the metric.</summary>
public sealed class MetricSamples
{
    private readonly EvaluationInput _input;

    internal MetricSamples(EvaluationInput input) => _input = input;

    /// <summary>Features of the data's pictures, [N, D], float32, at most 10,000 rows.</summary>
    public Tensor RealFeatures => _input.Real.Some(EvaluationInput.MostInPairs);

    /// <summary>Features of the samples, [M, D], float32, at most 10,000 rows.</summary>
    public Tensor GeneratedFeatures => _input.Generated.Some(EvaluationInput.MostInPairs);

    /// <summary>The first samples as pictures, at most 2,000, fewer where they are large.</summary>
    public IReadOnlyList<RgbImage> Generated => _input.Pictures;

    /// <summary>The run's data; of a translation, those of the domain that it leads to.</summary>
    public ImageSet Data => _input.Data;

    /// <summary>Which of the data's pictures the samples are compared with, in an order without order.</summary>
    public IReadOnlyList<int> References => _input.References;

    /// <summary>The generator, to draw more from it; null for a translator.</summary>
    public TrainedGenerator? Generator => _input.Generator;

    /// <summary>Decides all that is drawn by chance.</summary>
    public long Seed => _input.Options.Seed;

    /// <summary>Ask it in long loops, and throw where it is cancelled.</summary>
    public CancellationToken Token => _input.Token;
}
