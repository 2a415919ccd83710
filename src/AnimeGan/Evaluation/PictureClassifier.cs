using AnimeGan.Data;
using AnimeGan.Engine;
using AnimeGan.Imaging;
using AnimeGan.Ops;
using AnimeGan.Seeds;
using AnimeGan.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Evaluation;

/// <summary>A small convolutional classifier that learns from whatever labelled pictures it is given: real ones, generated ones, or both.</summary>
/// <remarks>Three halvings and a linear layer, trained by cross-entropy with Adam. It measures of what use pictures are: Ravuri and Vinyals 2019 (arXiv 1905.10887), section 3.</remarks>
/// <example>
/// <code>
/// using (var faces = ImageSet.Open("data/synth32"))
/// {
///     var scheme = LabelScheme.Of(faces.Labels!, "hair_color");
///     long[] labels = [.. scheme.Encode(faces.Labels!).Select(row => row[0])];
///     List&lt;RgbImage> pictures = [.. Enumerable.Range(0, faces.Count).Select(faces.Image)];
///     using (var classifier = PictureClassifier.Train(pictures[..256], labels[..256], classes: 10, steps: 20, seed: 1))
///         display($"{classifier.Accuracy(pictures[256..], labels[256..]):0 %} of the others named right");
/// }
/// </code>
/// </example>
public sealed class PictureClassifier : IDisposable
{
    private const int BatchSize = 64;
    private const double LearningRate = 2e-3;
    private static readonly int[] _widths = [24, 48, 64];
    private readonly FusableLayers _network;

    private PictureClassifier(int size, int classes, long seed)
    {
        var layers = FeatureNetwork.Halvings(size, _widths, out var values);
        layers.Add(("answers", Linear(values, classes)));
        _network = FusableLayers.ByLibrary(layers);
        Initialize(seed);
    }

    /// <summary>Trains one from the start; the same pictures, labels and seed give the same one.</summary>
    /// <param name="pictures">Square, all of one size, a multiple of 8.</param>
    /// <param name="labels">The class of each, from 0 on.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="steps">Batches of 64, or of all pictures where there are fewer, that it learns from: the same number makes comparisons fair.</param>
    /// <param name="seed">Weights and order.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="ArgumentException">There are no pictures, not as many labels, or a label is not below the number of classes.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PictureClassifier Train(IReadOnlyList<RgbImage> pictures, IReadOnlyList<long> labels, int classes, int steps, long seed, CancellationToken token = default)
    {
        Require(pictures, labels);
        if (labels.Any(label => label < 0 || label >= classes))
        {
            throw new ArgumentException($"Labels must lie between 0 and {classes - 1}, one less than the number of classes; got {labels.Min()} to {labels.Max()}.", nameof(labels));
        }

        var classifier = new PictureClassifier(pictures[0].Width, classes, seed);
        try
        {
            var order = new BatchSampler(pictures.Count, Math.Min(BatchSize, pictures.Count), seed, horizontalFlip: false);
            using var own = ConvolutionCheck.OwnNetworks();
            using var optimizer = optim.Adam(classifier._network.parameters(), LearningRate);
            for (var step = 0; step < steps; step++)
            {
                token.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                var indices = order.Next().Indices;
                var answers = classifier._network.call(ImageTensors.FromImages([.. indices.Select(index => pictures[index])]));
                optimizer.zero_grad();
                functional.cross_entropy(answers, tensor(Array.ConvertAll(indices, index => labels[index]))).backward();
                optimizer.step();
            }

            classifier._network.eval();
            return classifier;
        }
        catch
        {
            classifier.Dispose();
            throw;
        }
    }

    /// <summary>The share of pictures named right, 0 to 1.</summary>
    /// <param name="pictures">As large as those that it learnt from.</param>
    /// <param name="labels">The class of each.</param>
    /// <exception cref="ArgumentException">There are no pictures, or not as many labels.</exception>
    public double Accuracy(IReadOnlyList<RgbImage> pictures, IReadOnlyList<long> labels)
    {
        Require(pictures, labels);
        using var noGradient = no_grad();
        var right = 0L;
        for (var start = 0; start < pictures.Count; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(BatchSize, pictures.Count - start);
            var named = _network.call(ImageTensors.FromImages([.. pictures.Skip(start).Take(count)])).argmax(1);
            right += named.data<long>().ToArray().Zip(labels.Skip(start)).Count(pair => pair.First == pair.Second);
        }

        return (double)right / pictures.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private static void Require(IReadOnlyList<RgbImage> pictures, IReadOnlyList<long> labels)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(labels);
        if (pictures.Count == 0 || pictures.Count != labels.Count)
        {
            throw new ArgumentException($"There must be pictures and a label for each, got {pictures.Count} pictures and {labels.Count} labels.", nameof(labels));
        }
    }

    // Normal with variance 2 / fan-in: He et al. 2015, arXiv 1502.01852, Eq. 10. From a generator of its own, so that a seed fixes them.
    private void Initialize(long seed)
    {
        using var noGradient = no_grad();
        using var random = SeedStream.Open(seed, SeedStream.Weights);
        foreach (var (name, parameter) in _network.named_parameters())
        {
            if (parameter.dim() > 1)
            {
                SeededInitialization.Normal(parameter, 0, Math.Sqrt(2.0 / (parameter.numel() / parameter.shape[0])), random);
            }
            else if (name.StartsWith("answers", StringComparison.Ordinal))
            {
                init.zeros_(parameter);
            }
        }
    }
}
