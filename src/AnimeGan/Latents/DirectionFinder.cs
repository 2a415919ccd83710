using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Ops;
using AnimeGan.Trained;
using static TorchSharp.torch;

namespace AnimeGan.Latents;

/// <summary>Finds directions from samples whose attributes an extractor names.</summary>
/// <remarks>
/// Points are explained by all attributes at once, by least squares: p = a + Σ over attributes of b(value). The direction to a
/// value is its b less the mean b of the attribute's other values. That is the difference of the means of both groups of points,
/// less what other attributes that happen to go along with it explain: the joint form of the conditional manipulation of
/// Shen et al. 2020, 'Interpreting the Latent Space of GANs for Semantic Face Editing', arXiv 1907.10786, section 3.2.
/// </remarks>
/// <example>
/// <code>
/// using (var generator = TrainedGenerator.Load("runs/style"))
/// using (var extractor = FeatureExtractor.BuiltIn())
/// using (var finder = DirectionFinder.Learn(LatentSpaces.Open(generator), extractor, samples: 100))
/// {
///     display(finder.Labels.Counts("hair_color"));    // finder.Find("hair_color", "blue") needs some of each
/// }
/// </code>
/// </example>
public sealed class DirectionFinder : IDisposable
{
    // A little ridge keeps values that are rarely drawn from giving wild answers.
    private const double Ridge = 1;
    private const int LeastOfEach = 10;

    private readonly ILatentSpace _space;
    private readonly Tensor _coefficients;
    private readonly LabelTable _labels;

    private DirectionFinder(ILatentSpace space, Tensor coefficients, LabelTable labels) => (_space, _coefficients, _labels) = (space, coefficients, labels);

    /// <summary>The attributes of the samples that it learnt from.</summary>
    public LabelTable Labels => _labels;

    /// <summary>Draws samples, has their attributes named and explains their points by them.</summary>
    /// <param name="space">Where; stays the caller's.</param>
    /// <param name="extractor">Who names attributes.</param>
    /// <param name="samples">How many, at least 100.</param>
    /// <param name="seed">Of the samples.</param>
    /// <param name="progress">Told how many samples are drawn.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="ArgumentOutOfRangeException">samples is less than 100.</exception>
    public static DirectionFinder Learn(ILatentSpace space, FeatureExtractor extractor, int samples = 2000, long seed = 1, IProgress<int>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 100);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var chance = space.Generator.LabelsByChance(samples, seed);
        var points = space.Points(samples, seed, chance);
        var labels = extractor.Classify(Features(space, extractor, points, chance, progress, token));
        return new DirectionFinder(space, Explain(points, labels).DetachFromDisposeScope(), labels);
    }

    /// <summary>Whether there are enough samples with a value, and without it, to find its direction.</summary>
    internal bool Knows(string attribute, string value)
    {
        var found = _labels.Column(attribute).Count(label => label == value);
        return found >= LeastOfEach && _labels.Rows - found >= LeastOfEach;
    }

    /// <summary>The direction to a value.</summary>
    /// <param name="attribute">Such as "hair_color" or "hairColor".</param>
    /// <param name="value">One of its values, whatever its case.</param>
    /// <exception cref="ArgumentException">There is no such attribute or value, or the generator hardly ever draws it.</exception>
    public LatentDirection Find(string attribute, string value)
    {
        var wanted = FeatureExtractor.Attribute(attribute);
        var index = LabelScheme.IndexOf(wanted, value);
        var name = wanted.Values[(int)index];
        var (found, others) = (_labels.Column(wanted.Name).Count(label => label == name), _labels.Column(wanted.Name).Count(label => label != name));
        if (found < LeastOfEach || others < LeastOfEach)
        {
            throw new ArgumentException(
                $"Of {_labels.Rows} samples {found} have {wanted.Name} {name} and {others} have not; {LeastOfEach} of each are needed. Take more samples, or a value that the generator draws.", nameof(value));
        }

        using var scope = NewDisposeScope();
        var start = FeatureExtractor.Kinds.Attributes.TakeWhile(known => known != wanted).Sum(known => known.Values.Count);
        var counts = wanted.Values.Select((other, i) => i == index ? 0f : _labels.Column(wanted.Name).Count(label => label == other)).ToArray();
        var block = _coefficients.narrow(0, start, wanted.Values.Count);                    // [K, Length]
        var mean = (block * tensor(counts).div(counts.Sum()).unsqueeze(1)).sum(dim: 0);
        var vector = (block[index] - mean).DetachFromDisposeScope();
        return new LatentDirection(_space.Name, wanted.Name, name, vector, Training.NetworkHash.Of(_space.Generator.Network.Network));
    }

    /// <summary>Frees what was learnt.</summary>
    public void Dispose() => _coefficients.Dispose();

    internal static Tensor Features(ILatentSpace space, FeatureExtractor extractor, Tensor points, Tensor? labels, IProgress<int>? progress, CancellationToken token) =>
        Seen(space, points, labels, extractor.Features, progress, token);

    /// <summary>What is seen of the pictures at points, drawn a few at a time.</summary>
    /// <param name="space">Where the points are.</param>
    /// <param name="points">[N, Length].</param>
    /// <param name="labels">[N, A], or null.</param>
    /// <param name="look">From pictures [n, C, H, W] in [−1, 1] to what is kept of each, [n, …].</param>
    /// <param name="progress">Told how many are drawn.</param>
    /// <param name="token">Cancels.</param>
    internal static Tensor Seen(ILatentSpace space, Tensor points, Tensor? labels, Func<Tensor, Tensor> look, IProgress<int>? progress, CancellationToken token)
    {
        const int Batch = 64;
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (var start = 0L; start < points.shape[0]; start += Batch)
        {
            token.ThrowIfCancellationRequested();
            var count = Math.Min(Batch, points.shape[0] - start);
            using var images = space.Render(points.narrow(0, start, count), labels?.narrow(0, start, count));

            // As they are once they are pictures: nothing beyond the range.
            using var shown = images.clamp(-1, 1);
            parts.Add(look(shown));
            progress?.Report((int)(start + count));
        }

        return cat(parts).MoveToOuterDisposeScope();
    }

    // Ridge regression on centred one-hot columns: (XᵀX + r) B = Xᵀ P, [sum of K, Length].
    private static Tensor Explain(Tensor points, LabelTable labels)
    {
        ShapeException.Require(points, nameof(points), "Pass one point a sample.", labels.Rows, -1);
        using var scope = NewDisposeScope();
        var columns = FeatureExtractor.Kinds.Attributes.SelectMany(attribute =>
        {
            var named = labels.Column(attribute.Name);
            return attribute.Values.Select(value => tensor([.. named.Select(label => label == value ? 1.0 : 0.0)]));
        });
        var x = stack(columns, 1);                                                          // [N, sum of K]
        x -= x.mean([0L], keepdim: true);
        var p = points.to_type(ScalarType.Float64);
        p -= p.mean([0L], keepdim: true);
        var gram = x.t().matmul(x) + (Ridge * eye(x.shape[1], dtype: ScalarType.Float64));
        return linalg.solve(gram, x.t().matmul(p)).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
