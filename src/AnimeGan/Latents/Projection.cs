using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Latents;

/// <summary>Finds the point of a latent space that a picture is drawn from, or the nearest that there is.</summary>
/// <remarks>
/// Zhu et al. 2016, arXiv 1609.03552, section 3.1; for styles Karras et al. 2020, arXiv 1912.04958, section 5.3 and appendix D.
/// Departs: features of the kit's own extractor stand for LPIPS, the start is the nearest of some random points and not the
/// average style, and noise is neither optimised nor added.
/// </remarks>
/// <example>
/// <code>
/// using (var generator = TrainedGenerator.Load("runs/style"))
/// using (var extractor = FeatureExtractor.BuiltIn())
/// using (var images = ImageSet.Open("data/other32"))
/// {
///     var options = new ProjectionOptions { Steps = 5, Candidates = 8 };
///     var found = new Projection(LatentSpaces.Open(generator), extractor, options).Find(images.Image(0));
///     display(DatasetGrid.Create([images.Image(0), .. found.Pictures]));
/// }
/// </code>
/// </example>
public sealed class Projection
{
    private static readonly double[] _shownAt = [0, 1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 2];

    private readonly ILatentSpace _space;
    private readonly FeatureExtractor _extractor;
    private readonly ProjectionOptions _options;

    /// <summary>Prepares to project.</summary>
    /// <param name="space">Where to seek; stays the caller's.</param>
    /// <param name="extractor">Whose features; stays the caller's.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public Projection(ILatentSpace space, FeatureExtractor extractor, ProjectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(extractor);
        (_space, _extractor, _options) = (space, extractor, options ?? new ProjectionOptions());
        _options.Validate();
    }

    /// <summary>Seeks a picture.</summary>
    /// <param name="picture">Of the generator's size.</param>
    /// <param name="progress">Told each step.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="ArgumentException">The picture is of another size.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ProjectionResult Find(RgbImage picture, IProgress<ProjectionStep>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var (width, height) = (_space.Generator.ImageSize, _space.Generator.ImageHeight);
        if (picture.Width != width || picture.Height != height)
        {
            throw new ArgumentException($"The generator draws {width}×{height}, the picture is {picture.Width}×{picture.Height}; resize it first.", nameof(picture));
        }

        using var scope = NewDisposeScope();
        var target = new Target(ImageTensors.FromImages([picture]), _extractor);
        var (start, labels, middle) = Start(target);
        var (best, steps, pictures) = Descend(target, start, labels, middle, progress, token);
        return new ProjectionResult(best.Point.DetachFromDisposeScope(), labels?.DetachFromDisposeScope(), best.Step, steps, pictures);
    }

    // The nearest of some random points, with the labels it came with, and the middle of all of them.
    private (Tensor Point, Tensor? Labels, Tensor Middle) Start(Target target)
    {
        using var noGradient = no_grad();
        var labels = _space.Generator.LabelsByChance(_options.Candidates, _options.Seed);
        var points = _space.Points(_options.Candidates, _options.Seed, labels);
        var (nearest, distance) = (0, double.PositiveInfinity);
        for (var i = 0; i < _options.Candidates; i++)
        {
            using var scope = NewDisposeScope();
            var (pixels, features) = target.Errors(_space.Render(points.narrow(0, i, 1), labels?.narrow(0, i, 1)), _extractor);
            var loss = Weigh(pixels, features).item<float>();
            (nearest, distance) = loss < distance ? (i, loss) : (nearest, distance);
        }

        return (points.narrow(0, nearest, 1).clone(), labels?.narrow(0, nearest, 1).clone(), points.mean([0L], keepdim: true));
    }

    private ((Tensor Point, ProjectionStep Step) Best, List<ProjectionStep> Steps, List<RgbImage> Pictures) Descend(
        Target target, Tensor start, Tensor? labels, Tensor middle, IProgress<ProjectionStep>? progress, CancellationToken token)
    {
        using var point = nn.Parameter(start.clone());
        using var optimizer = optim.Adam([point], _options.LearningRate);
        var (best, lowest) = ((Point: start, Step: default(ProjectionStep)), double.PositiveInfinity);
        var (steps, pictures) = (new List<ProjectionStep>(), new List<RgbImage>());
        var shownAt = _shownAt.Select(share => (int)(share * _options.Steps)).ToHashSet();
        for (var step = 0; step <= _options.Steps; step++)
        {
            token.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var image = _space.Render(point, labels);
            var (pixels, features) = target.Errors(image, _extractor);
            var loss = Weigh(pixels, features);
            steps.Add(new ProjectionStep(step, pixels.item<float>(), features.item<float>()));
            progress?.Report(steps[^1]);
            if (loss.item<float>() < lowest)
            {
                using var noGradient = no_grad();
                lowest = loss.item<float>();
                best.Point.copy_(point);
                best.Step = steps[^1];
            }

            if (shownAt.Contains(step))
            {
                pictures.AddRange(ImageTensors.ToImages(image));
            }

            Step(optimizer, loss + (_options.PriorWeight * (point - middle).square().mean()), step);
        }

        pictures.AddRange(_space.Draw(best.Point, labels));
        return (best, steps, pictures);
    }

    private void Step(optim.Optimizer optimizer, Tensor loss, int step)
    {
        Optimizers.SetShare(Optimizers.CosineShare(step, _options.Steps), optimizer);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    private Tensor Weigh(Tensor pixels, Tensor features) => (pixels * _options.PixelWeight) + (features * _options.FeatureWeight);

    /// <summary>What is sought: its pixels, [1, 3, H, W], and its features, [1, 128].</summary>
    private sealed class Target
    {
        // Within half a byte of the range's ends.
        private const double Bright = 1 - (0.5 / 127.5);

        private readonly Tensor _pixels;
        private readonly Tensor _features;
        private readonly Tensor _most;
        private readonly Tensor _least;

        public Target(Tensor pixels, FeatureExtractor extractor)
        {
            using var noGradient = no_grad();
            (_pixels, _features) = (pixels, extractor.Features(pixels));

            // A picture stores everything beyond the range as its end, so there more is as good as equal.
            _most = zeros_like(pixels).masked_fill(pixels < Bright, double.PositiveInfinity);
            _least = zeros_like(pixels).masked_fill(pixels > -Bright, double.NegativeInfinity);
        }

        public (Tensor Pixels, Tensor Features) Errors(Tensor image, FeatureExtractor extractor) =>
            (minimum(maximum(image - _pixels, _least), _most).square().mean(), (extractor.Features(image.clamp(-1, 1)) - _features).square().mean());
    }
}
