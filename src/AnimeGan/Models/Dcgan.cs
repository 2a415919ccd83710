using AnimeGan.Engine;
using AnimeGan.Ops;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Models;

/// <summary>DCGAN's generator: a latent vector becomes an image by transposed convolutions from 4×4 up.</summary>
/// <remarks>Radford, Metz, Chintala 2015 (arXiv 1511.06434), figure 1 and section 3; sizes as in PyTorch's DCGAN tutorial.</remarks>
/// <example>
/// <code>
/// var options = new DcganOptions { ImageSize = 32, BaseWidth = 16 };
/// var G = new DcganGenerator(options, new Generator(1));
/// var pictures = G.call(randn(8, options.LatentSize));    // [8, 100] to [8, 3, 32, 32]
/// DatasetGrid.Create(ImageTensors.ToImages(pictures))
/// </code>
/// </example>
public sealed class DcganGenerator : Module<Tensor, Tensor>, IGenerator
{
    private readonly FusableLayers _layers;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes and practices.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public DcganGenerator(DcganOptions options, Generator random)
        : base(nameof(DcganGenerator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        _layers = new FusableLayers(Layers(options, options.LatentSize), options.Kernels, options.Precision);
        register_module("layers", _layers);
        DcganInitialization.Initialize(this, options.Practices.GaussianInitialization, random);
    }

    /// <summary>What the network was built from.</summary>
    public DcganOptions Options { get; }

    /// <inheritdoc/>
    public int LatentSize => Options.LatentSize;

    /// <summary>Draws one image for each latent vector.</summary>
    /// <param name="z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
    /// <returns>Images, [N, Channels, H, W], float32, in [−1, 1] ([0, 1] without that practice).</returns>
    /// <exception cref="ShapeException">z is not [N, LatentSize].</exception>
    public override Tensor forward(Tensor z)
    {
        ShapeException.Require(z, nameof(z), "Set LatentSize to the length of the latent vectors.", -1, Options.LatentSize);

        // [N, L] to [N, L, 1, 1]
        using var pixel = z.view(z.shape[0], Options.LatentSize, 1, 1);
        return _layers.call(pixel);
    }

    /// <inheritdoc/>
    Tensor IGenerator.Generate(Tensor z, Tensor? labels, Generator? random) => call(z);

    /// <summary>All of G's layers, from [N, inputs, 1, 1] to images; inputs is the latent vector's length, with labels more.</summary>
    internal static List<StackLayer> Layers(DcganOptions options, int inputs)
    {
        var practices = options.Practices;
        var layers = new List<StackLayer>();
        var width = options.WidthAt(4);

        // [N, L, 1, 1] to [N, W, 4, 4]: the paper's 'project and reshape'; longer on the longer side of a picture that is not square
        layers.Add(new StackLayer("conv4", ConvTranspose2d(inputs, width, options.Start, stride: (1, 1), bias: !practices.BatchNorm)));
        for (var resolution = 8; resolution <= options.Side; resolution *= 2)
        {
            if (practices.BatchNorm)
            {
                layers.Add(new StackLayer($"norm{resolution / 2}", BatchNorm2d(width)));
            }

            layers.Add(new StackLayer($"relu{resolution / 2}", ReLU(inplace: true)));

            var last = resolution == options.Side;
            var next = last ? options.Channels : options.WidthAt(resolution);
            AddUpsampling(layers, resolution, width, next, practices);
            width = next;
        }

        layers.Add(practices.ImagesInMinusOneToOne ? new StackLayer("tanh", Tanh()) : new StackLayer("sigmoid", Sigmoid()));
        return layers;
    }

    // [N, from, R/2, R/2] to [N, to, R, R]
    private static void AddUpsampling(List<StackLayer> layers, int resolution, int from, int to, BestPractices practices)
    {
        if (practices.StridedUpsampling)
        {
            layers.Add(new StackLayer($"conv{resolution}", ConvTranspose2d(from, to, 4, stride: 2, padding: 1, bias: !practices.BatchNorm)));
            return;
        }

        layers.Add(new StackLayer($"upsample{resolution}", Upsample(scale_factor: [2, 2], mode: UpsampleMode.Nearest)));
        layers.Add(new StackLayer($"conv{resolution}", Conv2d(from, to, 3, stride: 1, padding: 1, bias: !practices.BatchNorm)));
    }
}

/// <summary>DCGAN's discriminator: strided convolutions halve an image down to 4×4, one more gives its logit.</summary>
/// <remarks>
/// Radford, Metz, Chintala 2015 (arXiv 1511.06434), section 3. Departs: it returns the logit l, not D(x) = sigmoid(l),
/// because the losses are exact on logits and overflow on probabilities.
/// </remarks>
/// <example>
/// <code>
/// var D = new DcganDiscriminator(new DcganOptions { ImageSize = 32, BaseWidth = 16 }, new Generator(1));
/// var logits = D.call(rand(8, 3, 32, 32) * 2 - 1);
/// string.Join(", ", logits.shape)    // → 8, 1
/// </code>
/// </example>
public sealed class DcganDiscriminator : Module<Tensor, Tensor>, IDiscriminator
{
    private const double LeakySlope = 0.2;
    private readonly FusableLayers _layers;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes and practices.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public DcganDiscriminator(DcganOptions options, Generator random)
        : base(nameof(DcganDiscriminator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        _layers = new FusableLayers([.. Features(options, options.Packing * options.Channels, random), new StackLayer("logit", Logit(options, random))], options.Kernels, options.Precision);
        register_module("layers", _layers);
        DcganInitialization.Initialize(this, options.Practices.GaussianInitialization, random);
    }

    /// <summary>What the network was built from.</summary>
    public DcganOptions Options { get; }

    /// <summary>Judges images: above 0 means rather real, below 0 rather generated.</summary>
    /// <param name="x">Images, [N, p · Channels, H, W], float32, in the range that the practices say; p is <see cref="DcganOptions.Packing"/>.</param>
    /// <returns>Logits, [N, 1], float32, unbounded; D(x) is their sigmoid.</returns>
    /// <exception cref="ShapeException">x has another shape.</exception>
    public override Tensor forward(Tensor x)
    {
        ShapeException.Require(x, nameof(x), "Prepare the data at the record's ImageSize.", -1, Options.Packing * Options.Channels, Options.Rows, Options.ImageSize);

        using var logits = _layers.call(x);

        // [N, 1, 1, 1] to [N, 1]
        return logits.view(x.shape[0], 1);
    }

    /// <inheritdoc/>
    Tensor IDiscriminator.Judge(Tensor x, Tensor? labels) => call(x);

    /// <summary>D's layers before the last, from [N, channels, H, W] to [N, W, 4, 4]; channels are the image's, with label planes more.</summary>
    internal static List<StackLayer> Features(DcganOptions options, int channels, Generator random)
    {
        var practices = options.Practices;
        var layers = new List<StackLayer>();
        var width = channels;
        for (var resolution = options.Side / 2; resolution >= PictureSides.Start; resolution /= 2)
        {
            var next = options.WidthAt(resolution);
            var first = resolution == options.Side / 2;
            AddDownsampling(layers, resolution, width, next, options, random);
            if (!first && Norm(options, next) is { } norm)
            {
                layers.Add(new StackLayer($"norm{resolution}", norm));
            }

            layers.Add(practices.LeakyReLU
                ? new StackLayer($"relu{resolution}", LeakyReLU(LeakySlope, inplace: true))
                : new StackLayer($"relu{resolution}", ReLU(inplace: true)));
            width = next;
        }

        return layers;
    }

    /// <summary>D's last layer, [N, W, 4, 4] to [N, 1, 1, 1].</summary>
    internal static Module<Tensor, Tensor> Logit(DcganOptions options, Generator random) =>
        Convolution(options, options.WidthAt(4), 1, options.Start, stride: 1, padding: 0, random);

    private static Module<Tensor, Tensor> Convolution(DcganOptions options, int from, int to, (int Rows, int Columns) kernel, int stride, int padding, Generator random)
    {
        var bias = !options.Practices.BatchNorm || options.DiscriminatorNorm == "none";
        return options.SpectralNorm
            ? new SpectralNormConv2d(from, to, kernel, stride, padding, bias, random)
            : Conv2d(from, to, kernel, stride: (stride, stride), padding: (padding, padding), bias: bias);
    }

    private static Module<Tensor, Tensor>? Norm(DcganOptions options, int width) => options switch
    {
        { Practices.BatchNorm: false } or { DiscriminatorNorm: "none" } => null,
        { DiscriminatorNorm: "layer" } => GroupNormalization.Make(1, width),
        _ => BatchNorm2d(width),
    };

    // [N, from, 2R, 2R] to [N, to, R, R]
    private static void AddDownsampling(List<StackLayer> layers, int resolution, int from, int to, DcganOptions options, Generator random)
    {
        if (options.Practices.StridedDownsampling)
        {
            layers.Add(new StackLayer($"conv{resolution}", Convolution(options, from, to, (4, 4), stride: 2, padding: 1, random)));
            return;
        }

        layers.Add(new StackLayer($"conv{resolution}", Convolution(options, from, to, (3, 3), stride: 1, padding: 1, random)));
        layers.Add(new StackLayer($"pool{resolution}", MaxPool2d(2)));
    }
}
