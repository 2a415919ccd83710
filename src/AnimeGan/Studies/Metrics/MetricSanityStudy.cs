using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>Every metric on pictures that are made worse on purpose: which sees what.</summary>
/// <remarks>After Heusel et al. 2017 (arXiv 1706.08500), appendix A1, who show that FID grows with each disturbance.</remarks>
internal sealed class MetricSanityStudy : IStudy
{
    private const int NormalCount = 1500;
    private const int QuickCount = 300;
    private const int PictureSize = 32;
    private const int Steps = 100;
    private const long OtherFaces = 10_000;

    // What must rise (+) or fall (−) with each kind of damage.
    private static readonly Dictionary<string, string[]> _expected = new()
    {
        [PictureDamage.Blur] = ["+fid", "+kid", "+sliced Wasserstein", "-precision", "-density", "-coverage"],
        [PictureDamage.Noise] = ["+fid", "+kid", "+sliced Wasserstein", "-precision", "-density", "-coverage", "-ms-ssim"],
        [PictureDamage.DroppedModes] = ["+fid", "+kid", "+mode kl", "-modes", "-coverage", "-attribute score"],
        [PictureDamage.Duplicates] = ["+fid", "-recall", "-coverage", "-support"],
    };

    /// <inheritdoc/>
    public string Name => "metric-sanity";

    /// <inheritdoc/>
    public string Title => "Which metric sees blur, noise, dropped modes and duplicates";

    /// <inheritdoc/>
    public string Paper => "after Heusel et al. 2017 (arXiv 1706.08500), appendix A1";

    /// <inheritdoc/>
    public string Cost => "three minutes; quick: half a minute";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var count = context.Quick ? QuickCount : NormalCount;
        var seeds = context.SeedsOr(1);
        var trials = seeds.SelectMany(seed => PictureDamage.All.SelectMany(damage =>
            damage.Levels.Select(level => new StudyTrial<Setting>(FormattableString.Invariant($"{damage.Kind} {level}"), seed, new Setting(damage.Kind, level, count), Steps)))).ToList();
        using var judge = FeatureExtractor.BuiltIn();
        var outcomes = StudyTrials.Run<Setting, Dictionary<string, double>>(context, trials, (trial, progress, token) =>
        {
            token.ThrowIfCancellationRequested();
            return Measure(judge, trial.Setting.Kind, trial.Setting.Level, trial.Setting.Count, trial.Seed);
        });
        var measured = trials.Zip(outcomes, (trial, outcome) => (trial.Setting.Kind, trial.Setting.Level, trial.Seed, Values: outcome)).ToList();
        return new StudyResult
        {
            Numbers = [.. PictureDamage.All.SelectMany(damage => outcomes[0].Keys.Select(metric => StudyNumber.Mean(
                $"{damage.Kind}: {metric}, rank correlation with the level",
                [.. seeds.Select(seed => RankCorrelation([.. measured.Where(one => one.Kind == damage.Kind && one.Seed == seed).OrderBy(one => one.Level).Select(one => one.Values[metric])]))],
                Expected(damage.Kind, metric))))],
            Figures = [.. PictureDamage.All.Select(damage => new StudyFigure(damage.Kind.Replace(' ', '-'), Draw(damage.Kind, damage.Levels, [.. measured.Select(one => (one.Kind, one.Level, one.Values))])))],
        };
    }

    /// <summary>The way that a metric must go as damage of a kind grows: "1", "-1", or null where nothing is expected.</summary>
    internal static string? Expected(string kind, string metric) =>
        _expected[kind].Contains("+" + metric) ? "1" : _expected[kind].Contains("-" + metric) ? "-1" : null;

    /// <summary>Spearman's rank correlation of values with their places; ranks of equals are averaged. 0 where all are equal.</summary>
    internal static double RankCorrelation(IReadOnlyList<double> values)
    {
        double[] ranks = [.. values.Select(value => values.Count(other => other < value) + (values.Count(other => other == value) / 2.0))];
        double[] places = [.. Enumerable.Range(0, values.Count).Select(place => place + 0.5)];
        var (meanRank, meanPlace) = (ranks.Average(), places.Average());
        var spread = ranks.Sum(rank => Math.Pow(rank - meanRank, 2));
        return spread == 0 ? 0 : ranks.Zip(places, (rank, place) => (rank - meanRank) * (place - meanPlace)).Sum() / Math.Sqrt(spread * places.Sum(place => Math.Pow(place - meanPlace, 2)));
    }

    /// <summary>Every metric, of damaged faces against others that are not.</summary>
    internal static Dictionary<string, double> Measure(FeatureExtractor judge, string kind, double level, int count, long seed)
    {
        using var scope = NewDisposeScope();
        var real = PictureDamage.Draw("none", 0, count, PictureSize, seed);
        var made = PictureDamage.Draw(kind, level, count, PictureSize, seed + OtherFaces);
        var (x, y) = (judge.Features(real), judge.Features(made));
        var (manifold, balls) = (PrecisionRecall.Measure(x, y), DensityCoverage.Measure(x, y));
        LabelColumn[] hair = [FeatureExtractor.Attribute("hair_color")];
        var modes = AttributeCombinations.Measure(hair, judge.Classify(x), judge.Classify(y));
        return new Dictionary<string, double>
        {
            ["fid"] = FrechetDistance.Measure(x, y).Value,
            ["kid"] = KernelInceptionDistance.Unbiased(x, y),
            ["precision"] = manifold.Precision.Value,
            ["recall"] = manifold.Recall.Value,
            ["density"] = balls.Density.Value,
            ["coverage"] = balls.Coverage.Value,
            ["attribute score"] = InceptionScore.Measure([.. FeatureExtractor.Kinds.Attributes.Select(attribute => judge.Logits(y, attribute.Name).softmax(1))]).Value,
            ["modes"] = modes.Modes.Value,
            ["mode kl"] = modes.Divergence.Value,
            ["ms-ssim"] = StructuralSimilarity.Diversity(made).Value,
            ["support"] = BirthdayTest.Measure((x, y), (Thumbnails.Of(real), Thumbnails.Of(made))).Support.Value,
            ["sliced Wasserstein"] = SlicedWassersteinScore.Between(real, made),
        };
    }

    private static Figure Draw(string kind, double[] levels, List<(string Kind, double Level, Dictionary<string, double> Values)> measured)
    {
        var named = measured[0].Values.Keys.OrderBy(metric => Expected(kind, metric) is null).ToList();
        double At(string metric, double level) => measured.Where(one => one.Kind == kind && one.Level == level).Average(one => one.Values[metric]);
        return CurveChart.Create(
            [.. named.Select(metric =>
            {
                // From the undamaged value, in shares of the farthest that this metric gets from it under any damage.
                var start = At(metric, 0);
                var most = measured.Max(one => Math.Abs(one.Values[metric] - start));
                return new ChartCurve(metric, levels, [.. levels.Select(level => most > 0 ? (At(metric, level) - start) / most : 0)])
                {
                    Dash = Expected(kind, metric) is null ? "dot" : "solid",
                    Color = Expected(kind, metric) is null ? Theme.Muted : null,
                };
            })],
            $"Every metric under growing {kind}",
            "level of damage",
            "change, 1 = the largest under any damage",
            "solid: expected to see it; dotted grey: not");
    }

    private sealed record Setting(string Kind, double Level, int Count);
}
