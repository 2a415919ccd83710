using AnimeGan.Models;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Perceptual path length: how fast pictures change along straight ways through a latent space; short where the space is well ordered.</summary>
/// <remarks>
/// Karras et al. 2019, 'A Style-Based Generator Architecture', arXiv 1812.04948, Eqs. 2 and 3: the mean of
/// d(G(t), G(t + ε)) / ε², t uniform on the way from one latent vector to another, by slerp in z and by lerp in w. Departs: d is
/// the squared Euclidean distance of the kit's features, which know drawn faces, where the paper takes LPIPS; so figures
/// compare runs of this kit.
/// </remarks>
public static class PerceptualPathLength
{
    /// <summary>The paper's ε.</summary>
    public const double PaperEpsilon = 1e-4;

    private const int Batch = 32;

    /// <summary>Measures a generator in the space of its latent vectors, z.</summary>
    /// <param name="generator">Any.</param>
    /// <param name="extractor">In whose features distances are measured.</param>
    /// <param name="samples">Ways, at least 2.</param>
    /// <param name="seed">Of the ways.</param>
    /// <param name="epsilon">The step along them, above 0.</param>
    /// <param name="token">Cancels.</param>
    public static Estimate InZ(TrainedGenerator generator, IFeatureExtractor extractor, int samples, long seed, double epsilon = PaperEpsilon, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return Measure(
            generator,
            extractor,
            samples,
            seed,
            epsilon,
            (from, to, t, labels) =>
            {
                var images = generator.Network.Generate(Slerp(from, to, t), labels);
                return generator.ImagesInMinusOneToOne ? images : (images * 2) - 1;
            },
            token);
    }

    /// <summary>Measures a StyleGAN in the space of its styles, w.</summary>
    /// <inheritdoc cref="InZ"/>
    /// <exception cref="ArgumentException">The generator has no styles.</exception>
    public static Estimate InW(TrainedGenerator generator, IFeatureExtractor extractor, int samples, long seed, double epsilon = PaperEpsilon, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var network = generator.Network as StyleGanGenerator
            ?? throw new ArgumentException($"A generator of '{generator.Model}' has no styles; measure it in z, or train one with --model stylegan.", nameof(generator));
        return Measure(
            generator,
            extractor,
            samples,
            seed,
            epsilon,
            (from, to, t, labels) => network.Synthesize(network.Broadcast(lerp(network.Map(from, labels), network.Map(to, labels), t))),
            token);
    }

    /// <summary>The mean squared speed of features of anything that draws, given two ends and a place between them.</summary>
    /// <param name="from">[N, L].</param>
    /// <param name="to">[N, L].</param>
    /// <param name="t">[N, 1], where on the way.</param>
    /// <param name="epsilon">The step.</param>
    /// <param name="features">From ends and place to features, [N, D].</param>
    internal static double[] Speeds(Tensor from, Tensor to, Tensor t, double epsilon, Func<Tensor, Tensor, Tensor, Tensor> features)
    {
        using var scope = NewDisposeScope();
        var here = features(from, to, t).to_type(ScalarType.Float64);
        var there = features(from, to, t + epsilon).to_type(ScalarType.Float64);
        return (there - here).square().sum(1).div(epsilon * epsilon).data<double>().ToArray();
    }

    private static Estimate Measure(TrainedGenerator generator, IFeatureExtractor extractor, int samples, long seed, double epsilon, Func<Tensor, Tensor, Tensor, Tensor?, Tensor> draw, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        using var noGradient = no_grad();
        using var latents = SeedStream.Open(seed, SeedStream.Latents);
        using var chance = SeedStream.Open(seed, SeedStream.Labels);
        var speeds = new List<double>();
        while (speeds.Count < samples)
        {
            token.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(Batch, samples - speeds.Count);
            var (from, to) = (randn(count, generator.LatentSize, generator: latents), randn(count, generator.LatentSize, generator: latents));
            var labels = generator.Labels is null ? null : SampleGrid.RandomLabels(generator.Labels, count, chance);
            speeds.AddRange(Speeds(from, to, rand(count, 1, generator: latents), epsilon, (a, b, t) => extractor.Features(draw(a, b, t, labels).clamp(-1, 1))));
        }

        return Estimate.OfMean(speeds);
    }

    // Along the great circle of the directions, as long as the first vector; StyleGAN looks at directions only.
    private static Tensor Slerp(Tensor from, Tensor to, Tensor t)
    {
        var length = from.norm(1, keepdim: true);
        var (one, two) = (from / length, to / to.norm(1, keepdim: true));
        var angle = (one * two).sum(1, keepdim: true).clamp(-1, 1).acos() * t;
        var across = two - (one * (one * two).sum(1, keepdim: true));
        across /= across.norm(1, keepdim: true);
        return ((one * angle.cos()) + (across * angle.sin())) * length;
    }
}
