using AnimeGan.Ops;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Models;

/// <summary>A generator that is told what to draw: the labels, as one-hot codes, join the latent vector of a DCGAN.</summary>
/// <remarks>
/// Mirza and Osindero 2014, 'Conditional Generative Adversarial Nets' (arXiv 1411.1784), section 3.2 and figure 1: z and y
/// enter G together. Departs: a DCGAN instead of a perceptron, and no hidden layer for y alone: the first layer times
/// a one-hot code is a learned vector for each value, an embedding, added to what z gives.
/// </remarks>
/// <example>
/// <code>
/// var sizes = new DcganOptions { ImageSize = 32, BaseWidth = 8 };
/// var G = new ConditionalGenerator(new ConditionalGanOptions { Dcgan = sizes, ValueCounts = [4, 2] }, new Generator(1));
/// var labels = tensor(new long[] { 0, 1, 3, 0 }).reshape(2, 2);    // 0 of 4 and 1 of 2; 3 and 0
/// string.Join(", ", G.call(randn(2, G.LatentSize), labels).shape)    // → 2, 3, 32, 32
/// </code>
/// </example>
public sealed class ConditionalGenerator : Module<Tensor, Tensor, Tensor>, IGenerator
{
    private readonly FusableLayers _layers;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes and practices.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public ConditionalGenerator(ConditionalGanOptions options, Generator random)
        : base(nameof(ConditionalGenerator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        _layers = new FusableLayers(DcganGenerator.Layers(options.Dcgan, options.Dcgan.LatentSize + options.CodeLength), options.Dcgan.Kernels, options.Dcgan.Precision);
        register_module("layers", _layers);
        DcganInitialization.Initialize(this, options.Dcgan.Practices.GaussianInitialization, random);
    }

    /// <summary>What the network was built from.</summary>
    public ConditionalGanOptions Options { get; }

    /// <inheritdoc/>
    public int LatentSize => Options.Dcgan.LatentSize;

    /// <inheritdoc/>
    Tensor IGenerator.Generate(Tensor z, Tensor? labels, Generator? random) => call(z, LabelCode.Require(labels, z.shape[0], Options.ValueCounts.Count));

    /// <summary>Draws one image for each latent vector and its labels.</summary>
    /// <param name="z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
    /// <param name="labels">What each image shall show, [N, A], int64: an index for each attribute.</param>
    /// <returns>Images, [N, Channels, H, W], float32, in [−1, 1] ([0, 1] without that practice).</returns>
    /// <exception cref="ShapeException">z is not [N, LatentSize] or labels are not [N, A].</exception>
    public override Tensor forward(Tensor z, Tensor labels)
    {
        ShapeException.Require(z, nameof(z), "Set LatentSize to the length of the latent vectors.", -1, LatentSize);
        LabelCode.Require(labels, z.shape[0], Options.ValueCounts.Count);

        // [N, L] and [N, K] to [N, L + K, 1, 1]
        using var code = LabelCode.OneHot(labels, Options.ValueCounts);
        using var joined = cat([z, code], 1);
        using var pixel = joined.view(z.shape[0], LatentSize + Options.CodeLength, 1, 1);
        return _layers.call(pixel);
    }
}

/// <summary>A discriminator that is told what it should see, and judges whether it is real and is that.</summary>
/// <remarks>
/// With <see cref="LabelEntry.Concatenation"/>: Mirza and Osindero 2014 (arXiv 1411.1784), section 3.2, x and y enter D
/// together; the label is a constant plane for each value, beside the image's channels. With <see cref="LabelEntry.Projection"/>:
/// Miyato and Koyama 2018, 'cGANs with Projection Discriminator' (arXiv 1802.05637), Eq. 3 and figure 1d,
/// l(x, y) = ψ(φ(x)) + Σ over attributes of ⟨V y, φ(x)⟩, where φ(x) in the product is summed over the plane. Departs: ψ is DCGAN's last
/// convolution over the whole 4×4 map instead of a linear layer on the sum; V starts as all weights do, N(0, 0.02).
/// </remarks>
public sealed class ConditionalDiscriminator : Module<Tensor, Tensor, Tensor>, IDiscriminator
{
    private readonly FusableLayers _features;
    private readonly Module<Tensor, Tensor> _logit;
    private readonly Module<Tensor, Tensor>? _values;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes and practices.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public ConditionalDiscriminator(ConditionalGanOptions options, Generator random)
        : base(nameof(ConditionalDiscriminator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        var planes = options.Discriminator == LabelEntry.Concatenation ? options.CodeLength : 0;
        _features = new FusableLayers(DcganDiscriminator.Features(options.Dcgan, options.Dcgan.Packing * (options.Dcgan.Channels + planes), random), options.Dcgan.Kernels, options.Dcgan.Precision);
        _logit = DcganDiscriminator.Logit(options.Dcgan, random);
        register_module("features", _features);
        register_module("logit", _logit);
        if (options.Discriminator == LabelEntry.Projection)
        {
            // Times a one-hot code, it gives the sum over attributes of each value's vector.
            var length = (long)options.Dcgan.Packing * options.CodeLength;
            _values = options.Dcgan.SpectralNorm
                ? new SpectralNormLinear(length, options.Dcgan.WidthAt(4), bias: false, random)
                : Linear(length, options.Dcgan.WidthAt(4), hasBias: false);
            register_module("values", _values);
        }

        DcganInitialization.Initialize(this, options.Dcgan.Practices.GaussianInitialization, random);
    }

    /// <summary>What the network was built from.</summary>
    public ConditionalGanOptions Options { get; }

    /// <inheritdoc/>
    Tensor IDiscriminator.Judge(Tensor x, Tensor? labels) =>
        call(x, LabelCode.Require(labels, x.shape[0] * Options.Dcgan.Packing, Options.ValueCounts.Count));

    /// <summary>Judges images: above 0 means rather real and as labelled, below 0 rather generated or something else.</summary>
    /// <param name="x">Images, [N, p · Channels, H, W], float32, p being <see cref="DcganOptions.Packing"/>.</param>
    /// <param name="labels">What each image is said to show, [p · N, A], int64.</param>
    /// <returns>Logits, [N, 1], float32, unbounded.</returns>
    /// <exception cref="ShapeException">x or labels have another shape.</exception>
    public override Tensor forward(Tensor x, Tensor labels)
    {
        var packing = Options.Dcgan.Packing;
        ShapeException.Require(x, nameof(x), "Prepare the data at the record's ImageSize.", -1, packing * Options.Dcgan.Channels, Options.Dcgan.Rows, Options.Dcgan.ImageSize);
        LabelCode.Require(labels, x.shape[0] * packing, Options.ValueCounts.Count);
        using var scope = NewDisposeScope();

        // [p N, A] to [p N, K] to [N, p K]
        var code = LabelCode.OneHot(labels, Options.ValueCounts).view(x.shape[0], packing * Options.CodeLength);
        var features = _features.call(_values is null ? Beside(x, code) : x);  // [N, W, 4, 4]
        var logits = _logit.call(features).view(x.shape[0], 1);
        if (_values is not null)
        {
            // [N, W, 4, 4] to [N, W], times [N, W], to [N, 1]
            var product = features.sum([2, 3]) * _values.call(code);
            logits += product.sum(1, keepdim: true);
        }

        return logits.MoveToOuterDisposeScope();
    }

    // [N, C, H, W] and [N, K] to [N, C + K, H, W]
    private static Tensor Beside(Tensor x, Tensor code) =>
        cat([x, code.view(code.shape[0], code.shape[1], 1, 1).expand(-1, -1, x.shape[2], x.shape[3])], 1);
}
