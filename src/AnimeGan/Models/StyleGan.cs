using AnimeGan.Distributed;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>StyleGAN's generator: a mapping network turns z into a style w, and a synthesis network draws with one style for each of its layers.</summary>
/// <remarks>
/// Karras et al. 2019 (arXiv 1812.04948) and 2020 (arXiv 1912.04958). An image is <see cref="Synthesize"/> of
/// <see cref="Broadcast"/> of <see cref="Map"/>; everything that is done with a trained StyleGAN happens between these.
/// Images lie around [−1, 1] and are not bounded.
/// </remarks>
/// <example>
/// <code>
/// var G = new StyleGanGenerator(new StyleGanOptions { ImageSize = 32, BaseWidth = 8 }, new Generator(1));
/// var w = G.Map(randn(8, G.LatentSize));    // the styles
/// var wPlus = G.Broadcast(G.Truncate(w, psi: 0.7));    // one for each layer
/// DatasetGrid.Create(ImageTensors.ToImages(G.Synthesize(wPlus)))
/// </code>
/// </example>
public sealed class StyleGanGenerator : nn.Module<Tensor, Tensor>, IGenerator
{
    /// <summary>How much of the average style stays at each training batch.</summary>
    /// <remarks>The authors' setting; Karras et al. 2019, appendix B, defines the average.</remarks>
    private const double AverageStyleKeep = 0.995;

    private readonly StyleGanMapping _mapping;
    private readonly StyleGanSynthesis _synthesis;
    private readonly Tensor _averageStyle;
    private readonly Tensor _pathLength;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes and architecture.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public StyleGanGenerator(StyleGanOptions options, Generator random)
        : base(nameof(StyleGanGenerator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        _mapping = new StyleGanMapping(options, random);
        _synthesis = StyleGanSynthesis.Create(options, random);
        _averageStyle = zeros(options.StyleSize);
        _pathLength = zeros(1);
        register_module("mapping", _mapping);
        register_module("synthesis", _synthesis);
        register_buffer("averageStyle", _averageStyle);
        register_buffer("pathLength", _pathLength);
    }

    /// <summary>What the network was built from.</summary>
    public StyleGanOptions Options { get; }

    /// <inheritdoc/>
    public int LatentSize => Options.LatentSize;

    /// <summary>Styles that one image takes: 2 log2 − 2 of its shorter side.</summary>
    public int Layers => Options.Layers;

    /// <summary>The running average of the styles seen in training, [StyleSize]; the network's own, not to be disposed of.</summary>
    public Tensor AverageStyle => _averageStyle;

    /// <summary>The running average of the path length, [1], that <see cref="Objectives.PathLengthPenalty"/> keeps here so that checkpoints hold it; the network's own.</summary>
    internal Tensor AveragePathLength => _pathLength;

    /// <summary>Draws one image for each latent vector, without labels and without noise.</summary>
    /// <param name="z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
    /// <returns>Images, [N, Channels, H, W], float32, around [−1, 1].</returns>
    /// <exception cref="ShapeException">z is not [N, LatentSize].</exception>
    public override Tensor forward(Tensor z) => Generate(z);

    /// <summary>Draws one image for each latent vector.</summary>
    /// <param name="z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
    /// <param name="labels">[N, A], int64, where the network was built for attributes; else null.</param>
    /// <param name="random">Source of noise and, in training, of the styles mixed in; null for neither.</param>
    /// <returns>Images, [N, Channels, H, W], float32, around [−1, 1].</returns>
    /// <exception cref="ShapeException">z or labels have another shape.</exception>
    /// <exception cref="ArgumentException">The network was built for attributes and got no labels.</exception>
    public Tensor Generate(Tensor z, Tensor? labels = null, Generator? random = null)
    {
        using var wPlus = DrawStyles(z, labels, random);
        return Synthesize(wPlus, random);
    }

    /// <summary>The mapping network: latent vectors to styles.</summary>
    /// <param name="z">[N, LatentSize], float32, N(0, 1); each vector is normalised first, so its length does not matter.</param>
    /// <param name="labels">[N, A], int64, where the network was built for attributes; else null.</param>
    /// <returns>w, [N, StyleSize], float32.</returns>
    /// <exception cref="ShapeException">z or labels have another shape.</exception>
    /// <exception cref="ArgumentException">The network was built for attributes and got no labels.</exception>
    public Tensor Map(Tensor z, Tensor? labels = null)
    {
        ArgumentNullException.ThrowIfNull(z);
        return _mapping.Map(z, labels);
    }

    /// <summary>Gives every layer the same style.</summary>
    /// <param name="w">[N, StyleSize].</param>
    /// <returns>w+, [N, Layers, StyleSize]; a view of w.</returns>
    /// <exception cref="ShapeException">w has another shape.</exception>
    public Tensor Broadcast(Tensor w)
    {
        ShapeException.Require(w, nameof(w), "Take w from Map.", -1, Options.StyleSize);
        using var row = w.unsqueeze(1);
        return row.expand(-1, Layers, -1);
    }

    /// <summary>The synthesis network: one style for each layer to an image.</summary>
    /// <param name="wPlus">[N, Layers, StyleSize], from coarse (4×4) to fine; see <see cref="Broadcast"/>.</param>
    /// <param name="random">Source of noise; null for none, which draws clearer than any while G is young.</param>
    /// <returns>Images, [N, Channels, H, W], float32, around [−1, 1].</returns>
    /// <exception cref="ShapeException">wPlus has another shape.</exception>
    public Tensor Synthesize(Tensor wPlus, Generator? random = null)
    {
        ShapeException.Require(wPlus, nameof(wPlus), "Give each sample one style for each layer; Broadcast makes them of one style.", -1, Layers, Options.StyleSize);
        return _synthesis.Draw(wPlus, random);
    }

    /// <summary>Draws styles towards their average: less variety, better pictures.</summary>
    /// <param name="w">Styles, [N, StyleSize] or [N, Layers, StyleSize].</param>
    /// <param name="psi">1 leaves them, 0 gives the average; the paper's is 0.7.</param>
    /// <returns>w̄ + ψ (w − w̄), of the shape of w.</returns>
    /// <remarks>Karras et al. 2019 (arXiv 1812.04948), appendix B.</remarks>
    public Tensor Truncate(Tensor w, double psi)
    {
        ArgumentNullException.ThrowIfNull(w);
        using var difference = w - _averageStyle;
        using var scaled = difference * psi;
        return scaled + _averageStyle;
    }

    /// <summary>The styles that an image is drawn from in training: mapped, averaged, and at random changed at one layer.</summary>
    /// <returns>w+, [N, Layers, StyleSize].</returns>
    internal Tensor DrawStyles(Tensor z, Tensor? labels, Generator? random)
    {
        using var scope = NewDisposeScope();
        var w = Map(z, labels);
        if (random is null || !training)
        {
            return Broadcast(w).MoveToOuterDisposeScope();
        }

        FollowAverage(w, RankedGenerator.Of(random));
        var wPlus = Options.StyleMixing > 0 ? Mix(w, labels, random) : Broadcast(w);
        return wPlus.MoveToOuterDisposeScope();
    }

    // Mixing regularisation, Karras et al. 2019, section 3.1: from a random layer on, the style of another latent vector.
    private Tensor Mix(Tensor w, Tensor? labels, Generator random)
    {
        var samples = w.shape[0];
        var others = Map(Draws.Normal([samples, LatentSize], random, device: w.device), labels);
        var crossover = Draws.Integers(1, Layers, [samples], random, w.device);
        var mixes = Draws.Uniform([samples], random, device: w.device) < Options.StyleMixing;
        var start = where(mixes, crossover, full_like(crossover, Layers)).view(samples, 1, 1);
        var layers = arange(Layers, device: w.device).view(1, Layers, 1);
        return where(layers < start, Broadcast(w), Broadcast(others));
    }

    private void FollowAverage(Tensor w, Ranks ranks)
    {
        using var noGradient = no_grad();
        _averageStyle.mul_(AverageStyleKeep).add_(ranks.Mean(w.mean([0])), alpha: 1 - AverageStyleKeep);
    }
}

/// <summary>StyleGAN2's discriminator: residual blocks halve an image down to 4×4, where the batch's spread is added, and two layers give the logit.</summary>
/// <remarks>
/// Karras et al. 2020 (arXiv 1912.04958), figure 7c and section 4.1; minibatch standard deviation as in Karras et al. 2018
/// (arXiv 1710.10196), section 3. Departs: within a block the filter halves before the second convolution, which then
/// has stride 1. For packs of images (PacGAN) the standard deviation is
/// taken over packs.
/// </remarks>
public sealed class StyleGanDiscriminator : nn.Module<Tensor, Tensor>, IDiscriminator
{
    private readonly EqualizedConvolution _rgb;
    private readonly ResidualBlock[] _blocks;
    private readonly EqualizedConvolution _last;
    private readonly EqualizedLinear _hidden;
    private readonly EqualizedLinear _logit;
    private readonly LabelEmbedding? _labels;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public StyleGanDiscriminator(StyleGanOptions options, Generator random)
        : base(nameof(StyleGanDiscriminator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        var width = options.WidthAt(options.Side);
        _rgb = new EqualizedConvolution(options.Packing * options.Channels, width, 1, random, options.Kernels, gain: LeakyUnit.Gain, activates: true);
        register_module("rgb", _rgb);
        var blocks = new List<ResidualBlock>();
        for (var resolution = options.Side; resolution > PictureSides.Start; resolution /= 2)
        {
            var next = options.WidthAt(resolution / 2);
            blocks.Add(new ResidualBlock(width, next, random, options.Kernels));
            register_module($"block{resolution}", blocks[^1]);
            width = next;
        }

        _blocks = [.. blocks];
        _last = new EqualizedConvolution(width + (options.DeviationGroup > 1 ? 1 : 0), width, 3, random, options.Kernels, gain: LeakyUnit.Gain, activates: true);
        var (rows, columns) = options.SizeAt(PictureSides.Start);
        _hidden = new EqualizedLinear(width * rows * columns, width, random, gain: LeakyUnit.Gain);
        _logit = new EqualizedLinear(width, options.LabelValues.Count > 0 ? width : 1, random);
        register_module("last", _last);
        register_module("hidden", _hidden);
        register_module("logit", _logit);
        if (options.LabelValues.Count > 0)
        {
            _labels = new LabelEmbedding(options.LabelValues, width, random);
            register_module("labels", _labels);
        }
    }

    /// <summary>What the network was built from.</summary>
    public StyleGanOptions Options { get; }

    /// <summary>Judges images without labels: above 0 means rather real, below 0 rather generated.</summary>
    /// <param name="x">Images, [N, p · Channels, H, W], float32, p being <see cref="StyleGanOptions.Packing"/>.</param>
    /// <returns>Logits, [N, 1], float32, unbounded.</returns>
    /// <exception cref="ShapeException">x has another shape.</exception>
    public override Tensor forward(Tensor x) => Judge(x);

    /// <inheritdoc/>
    public Tensor Judge(Tensor x, Tensor? labels = null)
    {
        ShapeException.Require(x, nameof(x), "Prepare the data at the record's ImageSize.", -1, Options.Packing * Options.Channels, Options.Rows, Options.ImageSize);
        using var scope = NewDisposeScope();
        var y = _rgb.call(x);
        foreach (var block in _blocks)
        {
            y = block.call(y);
        }

        if (Options.DeviationGroup > 1)
        {
            y = MinibatchDeviation.Append(y, Options.DeviationGroup);                        // [N, C, 4, 4] to [N, C + 1, 4, 4]
        }

        y = _last.call(y);
        y = LeakyUnit.ApplyToScaled(_hidden.call(y.flatten(1)));
        y = _logit.call(y);
        if (_labels is not null)
        {
            StyleGanLabels.Require(labels, x.shape[0], Options);
            y = (y * _labels.call(labels!)).sum([1], keepdim: true) / Math.Sqrt(y.shape[1]); // [N, C] to [N, 1]
        }

        return y.MoveToOuterDisposeScope();
    }

    /// <summary>Two convolutions and a shortcut, both halving the resolution; their sum over √2 keeps the variance.</summary>
    private sealed class ResidualBlock : nn.Module<Tensor, Tensor>
    {
        private readonly EqualizedConvolution _first;
        private readonly EqualizedConvolution _second;
        private readonly EqualizedConvolution _shortcut;
        private readonly string _kernels;

        internal ResidualBlock(int inputs, int outputs, Generator random, string kernels)
            : base(nameof(ResidualBlock))
        {
            _kernels = kernels;
            _first = new EqualizedConvolution(inputs, inputs, 3, random, kernels, gain: LeakyUnit.Gain, activates: true);

            // Both branches carry the sum's 1/√2: the second's gain √2 is thereby 1.
            _second = new EqualizedConvolution(inputs, outputs, 3, random, kernels, gain: LeakyUnit.Gain / Math.Sqrt(2), activates: true);
            _shortcut = new EqualizedConvolution(inputs, outputs, 1, random, kernels, bias: false, gain: 1 / Math.Sqrt(2));
            register_module("first", _first);
            register_module("second", _second);
            register_module("shortcut", _shortcut);
        }

        /// <summary>[N, I, R, R] to [N, O, R/2, R/2].</summary>
        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            var y = BinomialResampling.Downsample(_first.call(x), _kernels);
            y = _second.call(y);
            return (_shortcut.call(BinomialResampling.Downsample(x, _kernels)) + y).MoveToOuterDisposeScope();
        }
    }
}
