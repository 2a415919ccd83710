using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Engine;
using AnimeGan.Files;
using AnimeGan.Imaging;
using AnimeGan.Seeds;
using AnimeGan.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Evaluation;

/// <summary>Trains a feature extractor: cross-entropy on every kind, squared error on every amount, all at once.</summary>
internal static class ExtractorTraining
{
    // Kinds start at a cross-entropy of about 2, amounts at a squared error of 1; kinds are what features are asked for.
    private const double AmountWeight = 0.3;
    private const int HeldOutBatch = 200;

    // Sets that people draw have seeds from 0 up, so no face of theirs is learnt from.
    private static long TrainingFaces(long seed) => -1 - (2 * seed);

    private static long HeldOutFaces(long seed) => -2 - (2 * seed);

    /// <summary>Trains and measures.</summary>
    /// <returns>The safetensors file.</returns>
    internal static byte[] Run(ExtractorOptions options, IProgress<int>? progress, CancellationToken token)
    {
        options.Validate();
        using var random = SeedStream.Open(options.Seed, SeedStream.Weights);
        using var network = FeatureExtractor.CreateNetwork(random);
        Learn(network, options, progress, token);
        Round(network);
        network.eval();
        var words = new Dictionary<string, string>
        {
            ["about"] = "AnimeGan feature extractor",
            ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
            ["steps"] = options.Steps.ToString(CultureInfo.InvariantCulture),
            ["synth-anime"] = SynthAnime.Version.ToString(CultureInfo.InvariantCulture),
            ["filter"] = Lanczos.FilterName,
        };
        foreach (var (attribute, accuracy) in Measure(network, options, token))
        {
            words[FeatureExtractor.AccuracyKey(attribute)] = accuracy.ToString("0.0000", CultureInfo.InvariantCulture);
        }

        using var known = Know(Features, options, token);
        return Write(network, known, words);

        Tensor Features(Tensor images)
        {
            using var resized = LanczosTensors.Resize(images, FeatureNetwork.InputSize);
            return network.call(resized);
        }
    }

    /// <summary>Where features of drawn faces lie, of all the sizes that are learnt from.</summary>
    /// <param name="features">Gives the features of images.</param>
    /// <param name="options">Seed and number of faces: so many to fit, and so many others to see how far out they lie.</param>
    /// <param name="token">Cancels.</param>
    internal static KnownFeatures Know(Func<Tensor, Tensor> features, ExtractorOptions options, CancellationToken token)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var faces = new FaceBatches(HeldOutFaces(options.Seed), HeldOutBatch);
        var batches = (options.HeldOut + HeldOutBatch - 1) / HeldOutBatch;

        // The first are those by which attributes are measured.
        return KnownFeatures.Fit(Drawn(1), Drawn(2));

        Tensor Drawn(int part) => cat([.. Enumerable.Range(part * batches, batches).Select(batch =>
        {
            token.ThrowIfCancellationRequested();
            using var images = faces.Draw(batch).Images;
            return features(images);
        })]);
    }

    private static void Learn(FeatureNetwork network, ExtractorOptions options, IProgress<int>? progress, CancellationToken token)
    {
        var faces = new FaceBatches(TrainingFaces(options.Seed), options.BatchSize);
        using var own = ConvolutionCheck.OwnNetworks();
        using var optimizer = optim.Adam(network.parameters(), options.LearningRate);
        for (var step = 0; step < options.Steps; step++)
        {
            token.ThrowIfCancellationRequested();
            Optimizers.SetShare(Optimizers.CosineShare(step, options.Steps), optimizer);
            using var scope = NewDisposeScope();
            var (images, kinds, amounts) = faces.Draw(step);
            optimizer.zero_grad();
            Loss(network, LanczosTensors.Resize(images, FeatureNetwork.InputSize), kinds, amounts).backward();
            optimizer.step();
            progress?.Report(step + 1);
        }
    }

    private static Tensor Loss(FeatureNetwork network, Tensor images, Tensor kinds, Tensor amounts)
    {
        var answers = network.Answer(network.call(images));
        var loss = functional.mse_loss(answers.narrow(1, FeatureExtractor.AnswersOfKinds, amounts.shape[1]), amounts) * (AmountWeight * amounts.shape[1]);
        var start = 0L;
        for (var kind = 0; kind < FaceTargets.Kinds.Attributes.Count; kind++)
        {
            var count = FaceTargets.Kinds.Attributes[kind].Values.Count;
            loss += functional.cross_entropy(answers.narrow(1, start, count), kinds.select(1, kind));
            start += count;
        }

        return loss;
    }

    // Half precision halves the file; what is measured and used is what is stored.
    private static void Round(FeatureNetwork network)
    {
        using var noGradient = no_grad();
        foreach (var (_, tensor) in NamedTensor.Of(network))
        {
            using var half = tensor.to_type(ScalarType.Float16);
            tensor.copy_(half);
        }
    }

    private static Dictionary<string, double> Measure(FeatureNetwork network, ExtractorOptions options, CancellationToken token)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var faces = new FaceBatches(HeldOutFaces(options.Seed), HeldOutBatch);
        var (answers, kinds, amounts) = (new List<Tensor>(), new List<Tensor>(), new List<Tensor>());
        for (var batch = 0; batch * HeldOutBatch < options.HeldOut; batch++)
        {
            token.ThrowIfCancellationRequested();
            var (images, ofKinds, ofAmounts) = faces.Draw(batch, FeatureNetwork.InputSize);
            answers.Add(network.Answer(network.call(images)));
            kinds.Add(ofKinds);
            amounts.Add(ofAmounts);
            images.Dispose();
        }

        return Accuracies(cat(answers), cat(kinds), cat(amounts));
    }

    private static Dictionary<string, double> Accuracies(Tensor answers, Tensor kinds, Tensor amounts)
    {
        var result = new Dictionary<string, double>(StringComparer.Ordinal);
        var start = 0L;
        foreach (var (index, attribute) in FaceTargets.Kinds.Attributes.Index())
        {
            var named = answers.narrow(1, start, attribute.Values.Count).argmax(1);
            result[attribute.Name] = named.eq(kinds.select(1, index)).to_type(ScalarType.Float64).mean().item<double>();
            start += attribute.Values.Count;
        }

        foreach (var (index, amount) in FaceTargets.Amounts.Index())
        {
            var truth = amounts.select(1, index);

            // TorchSharp 0.107.0's 'var' of all elements divides by one less, whatever it is told; its 'std' does as it is told.
            var left = ((answers.select(1, start + index) - truth).square().mean() / truth.std(unbiased: false).square()).to_type(ScalarType.Float64);
            result[amount] = 1 - left.item<double>();
        }

        return result;
    }

    private static byte[] Write(FeatureNetwork network, KnownFeatures known, Dictionary<string, string> words)
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        var (tensors, more) = known.Kept;
        SafeTensors.Write(
            stream,
            NamedTensor.Of(network).Select(tensor => tensor.Tensor.is_floating_point() ? tensor with { Tensor = tensor.Tensor.to_type(ScalarType.Float16) } : tensor).Concat(tensors),
            words.Concat(more).ToDictionary());
        return stream.ToArray();
    }
}
