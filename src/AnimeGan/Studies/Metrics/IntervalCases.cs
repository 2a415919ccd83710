using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>Every interval of the kit's figures, at the smallest numbers of samples that it takes and at usual ones.</summary>
internal static class IntervalCases
{
    private const int Length = 16;

    internal static IReadOnlyList<IntervalCase> All { get; } =
    [
        .. Plain(), .. Kid(), .. Fid(), .. Manifold(), .. Attributes(), .. Pictures(), .. Memorisation(),
    ];

    private static IEnumerable<IntervalCase> Plain()
    {
        // Wilson's interval holds more often for some shares than for others, as counts are whole: a share by chance each time.
        yield return new IntervalCase("share, 10 cases", 0, true, seed => OfShare(new Random((int)seed), 10));
        yield return new IntervalCase("share, 1000 cases", 0, false, seed => OfShare(new Random((int)seed), 1000));
        yield return new IntervalCase("mean, 2 values", 0, true, seed => Estimate.OfMean(Numbers(seed, 2, 1)));
        yield return new IntervalCase("mean, 50 values", 0, false, seed => Estimate.OfMean(Numbers(seed, 50, 1)));
        yield return new IntervalCase("difference of means, 4 and 4 values", 0, true, seed => Estimate.OfDifference(Numbers(seed, 4, 1), Numbers(~seed, 4, 3)));
        yield return new IntervalCase("difference of means, 10 and 100 values", 0, false, seed => Estimate.OfDifference(Numbers(seed, 10, 3), Numbers(~seed, 100, 1)));
    }

    private static IEnumerable<IntervalCase> Kid()
    {
        foreach (var count in (int[])[3, 20, 500])
        {
            yield return Of($"KID, {count} and {count} of one distribution", 0, (real, generated) => KernelInceptionDistance.Measure(real, generated, 1, 2).ToEstimate(), count, count == 3, 0, 1);
            yield return Of($"KID, {count} and {count} a shift apart", null, (real, generated) => KernelInceptionDistance.Measure(real, generated, 1, 2).ToEstimate(), count, count == 3, 1, 1);
        }
    }

    private static IEnumerable<IntervalCase> Fid()
    {
        foreach (var count in (int[])[20, 500])
        {
            yield return Of($"FID, {count} and {count} of one distribution", null, FrechetDistance.Measure, count, count == 20, 0, 1);
            yield return Of($"FID, {count} and {count} a shift apart", null, FrechetDistance.Measure, count, count == 20, 1, 1);
        }
    }

    private static IEnumerable<IntervalCase> Manifold()
    {
        foreach (var count in (int[])[FeatureBlocks.LeastPictures, 400])
        {
            yield return Of($"precision, {count} and {count}", null, (real, generated) => PrecisionRecall.Measure(real, generated).Precision, count, count == FeatureBlocks.LeastPictures, 0.2, 1.1);
            yield return Of($"recall, {count} and {count}", null, (real, generated) => PrecisionRecall.Measure(real, generated).Recall, count, count == FeatureBlocks.LeastPictures, 0.2, 1.1);
            yield return Of($"density, {count} and {count} of one distribution", 1, (real, generated) => DensityCoverage.Measure(real, generated).Density, count, count == FeatureBlocks.LeastPictures, 0, 1);
            yield return Of($"coverage, {count} and {count} of one distribution", DensityCoverage.ExpectedCoverage(count, count), (real, generated) => DensityCoverage.Measure(real, generated).Coverage, count, count == FeatureBlocks.LeastPictures, 0, 1);
            yield return Of($"sliced Wasserstein, {count} and {count} a shift apart", null, (real, generated) => SlicedWasserstein.Measure(real[TensorIndex.Colon, TensorIndex.Slice(0, 2)], generated[TensorIndex.Colon, TensorIndex.Slice(0, 2)]), count, count == FeatureBlocks.LeastPictures, 1, 1);
        }
    }

    private static IEnumerable<IntervalCase> Attributes()
    {
        foreach (var count in (int[])[InceptionScore.LeastSamples, 500])
        {
            yield return new IntervalCase($"attribute score, {count} samples", null, count == InceptionScore.LeastSamples, seed =>
            {
                using var random = new Generator(seed);
                return InceptionScore.Measure([(randn([count, 5], ScalarType.Float64, generator: random) * 2).softmax(1)]);
            });
        }

        foreach (var count in (int[])[AttributeCombinations.LeastSamples, 50, 500])
        {
            yield return new IntervalCase($"modes, {count} samples of 24 kinds", null, count == AttributeCombinations.LeastSamples, seed => Combinations(seed, count).Modes);
            yield return new IntervalCase($"mode KL, {count} samples of 24 kinds", null, count == AttributeCombinations.LeastSamples, seed => Combinations(seed, count).Divergence);
        }
    }

    private static IEnumerable<IntervalCase> Pictures()
    {
        yield return new IntervalCase("MS-SSIM, 2 pairs", null, true, seed => StructuralSimilarity.Diversity(Noise(new Random((int)seed), 4)));
        yield return new IntervalCase("MS-SSIM, 20 pairs", null, false, seed => StructuralSimilarity.Diversity(Noise(new Random((int)seed), 40)));
    }

    private static IEnumerable<IntervalCase> Memorisation()
    {
        foreach (var (samples, real) in ((int, int)[])[(100, 100), (2000, 500)])
        {
            yield return Copying($"nearer to training, {samples} samples, {real} and {real} pictures", 0.5, samples, real, test => test.Nearer);
            yield return Copying($"copies, {samples} samples, {real} and {real} pictures", 0, samples, real, test => test.Copies);
        }

        foreach (var (samples, support) in ((int, int)[])[(10, 5), (100, 200), (500, 50), (500, 5000)])
        {
            yield return new IntervalCase($"support of {support}, {samples} samples", support, samples == 10, seed =>
            {
                using var random = new Generator(seed);
                var kinds = randn([support, Length], generator: random);
                var drawn = kinds.index_select(0, randint(support, [samples], ScalarType.Int64, generator: random));
                return BirthdayTest.Measure((randn([samples, Length], generator: random), drawn + (1e-3 * randn([samples, Length], generator: random)))).Support;
            });
        }
    }

    private static IntervalCase Of(string name, double? truth, Func<Tensor, Tensor, Estimate> measure, int count, bool smallest, double shift, double scale) => new(name, truth, smallest, seed =>
    {
        using var random = new Generator(seed);
        return measure(randn([count, 4], generator: random), (randn([count, 4], generator: random) * scale) + (shift / 2));
    });

    private static IntervalCase Copying(string name, double truth, int samples, int real, Func<CopyingTest, Estimate> figure) => new(name, truth, samples == 100, seed =>
    {
        using var random = new Generator(seed);
        Tensor Draw(int count) => randn([count, Length], generator: random);
        return figure(CopyingTest.Measure(Draw(samples), Draw(real), Draw(real), (long)seed));
    });

    // The estimate less its truth.
    private static Estimate OfShare(Random random, int cases)
    {
        var share = random.NextDouble();
        var estimate = Estimate.OfShare(Enumerable.Range(0, cases).Count(_ => random.NextDouble() < share), cases);
        var (low, high) = estimate.Ends!.Value;
        return estimate with { Value = estimate.Value - share, Ends = (low - share, high - share) };
    }

    private static double[] Numbers(ulong seed, int count, double scale)
    {
        using var random = new Generator(seed);
        return [.. (randn([count], ScalarType.Float64, generator: random) * scale).data<double>().ToArray()];
    }

    private static AttributeCombinations Combinations(ulong seed, int count)
    {
        LabelColumn[] attributes = [new("hair", ["0", "1", "2", "3"]), new("eyes", ["0", "1", "2", "3", "4", "5"])];
        var random = new Random((int)seed);

        // The smaller of two is drawn more often.
        LabelTable Draw(int rows)
        {
            string[] Column(int values) => [.. Enumerable.Range(0, rows).Select(_ => $"{Math.Min(random.Next(values), random.Next(values))}")];
            return new LabelTable(["hair", "eyes"], [Column(4), Column(6)]);
        }

        return AttributeCombinations.Measure(attributes, Draw(1000), Draw(count), (long)seed);
    }

    private static List<RgbImage> Noise(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var pixels = new byte[3 * 16 * 16];
        random.NextBytes(pixels);
        return new RgbImage(16, 16, pixels);
    })];
}
