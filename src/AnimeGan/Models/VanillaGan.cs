using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Models;

/// <summary>The generator of the first GAN: a multi-layer perceptron from a latent vector to a sample.</summary>
/// <remarks>
/// Goodfellow et al. 2014 (arXiv 1406.2661), sections 3 and 5. Departs: ReLU in every hidden layer
/// where the paper mixes ReLU and sigmoid, and tanh instead of a sigmoid at the end for images, since the kit's images lie in [−1, 1].
/// Weights and biases start as U(−1/√fanIn, 1/√fanIn), PyTorch's default; the paper names no distribution.
/// </remarks>
/// <example>
/// <code>
/// var options = VanillaGanOptions.ForImages(channels: 3, height: 16, width: 16);
/// var G = new VanillaGenerator(options, new Generator(1));
/// DatasetGrid.Create(ImageTensors.ToImages(G.call(randn(8, G.LatentSize)), minusOneToOne: options.Tanh))
/// </code>
/// </example>
public sealed class VanillaGenerator : Module<Tensor, Tensor>, IGenerator
{
    private readonly FusableLayers _layers;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public VanillaGenerator(VanillaGanOptions options, Generator random)
        : base(nameof(VanillaGenerator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        _layers = FusableLayers.ByLibrary(Layers(options));
        register_module("layers", _layers);
        VanillaGanInitialization.Initialize(this, random);
    }

    /// <summary>What the network was built from.</summary>
    public VanillaGanOptions Options { get; }

    /// <inheritdoc/>
    public int LatentSize => Options.LatentSize;

    /// <summary>Draws one sample for each latent vector.</summary>
    /// <param name="z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
    /// <returns>Samples, [N, …SampleShape], float32; in [−1, 1] with <see cref="VanillaGanOptions.Tanh"/>, else unbounded.</returns>
    /// <exception cref="ShapeException">z is not [N, LatentSize].</exception>
    public override Tensor forward(Tensor z)
    {
        ShapeException.Require(z, nameof(z), "Set LatentSize to the length of the latent vectors.", -1, Options.LatentSize);

        // [N, L] to [N, K]
        using var flat = _layers.call(z);

        // [N, K] to [N, 2] or [N, C, H, W]
        return flat.view([z.shape[0], .. Options.SampleShape]);
    }

    /// <inheritdoc/>
    Tensor IGenerator.Generate(Tensor z, Tensor? labels, Generator? random) => call(z);

    private static List<(string, Module<Tensor, Tensor>)> Layers(VanillaGanOptions options)
    {
        var layers = new List<(string, Module<Tensor, Tensor>)>();
        long width = options.LatentSize;
        for (var layer = 1; layer <= options.GeneratorLayers; layer++)
        {
            layers.Add(($"linear{layer}", Linear(width, options.GeneratorWidth, hasBias: !options.GeneratorBatchNorm)));
            if (options.GeneratorBatchNorm)
            {
                layers.Add(($"norm{layer}", BatchNorm1d(options.GeneratorWidth)));
            }

            layers.Add(($"relu{layer}", ReLU(inplace: true)));
            width = options.GeneratorWidth;
        }

        layers.Add(("sample", Linear(width, options.SampleLength)));
        if (options.Tanh)
        {
            layers.Add(("tanh", Tanh()));
        }

        return layers;
    }
}

/// <summary>The discriminator of the first GAN: a multi-layer perceptron from a sample to its logit.</summary>
/// <remarks>
/// Goodfellow et al. 2014 (arXiv 1406.2661), sections 3 and 5. Departs: it returns the logit l, not D(x) = sigmoid(l), on
/// which the losses are exact; LeakyReLU unless <see cref="VanillaGanOptions.MaxoutPieces"/> asks for the paper's maxout;
/// no dropout. Weights and biases start as in <see cref="VanillaGenerator"/>.
/// </remarks>
public sealed class VanillaDiscriminator : Module<Tensor, Tensor>, IDiscriminator
{
    private const double LeakySlope = 0.2;
    private readonly Sequential _layers;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public VanillaDiscriminator(VanillaGanOptions options, Generator random)
        : base(nameof(VanillaDiscriminator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        _layers = Sequential(Layers(options, random));
        register_module("layers", _layers);
        VanillaGanInitialization.Initialize(this, random);
    }

    /// <summary>What the network was built from.</summary>
    public VanillaGanOptions Options { get; }

    /// <summary>Judges samples: above 0 means rather real, below 0 rather generated.</summary>
    /// <param name="x">Samples, [N, …SampleShape], float32; with <see cref="VanillaGanOptions.Packing"/> the first of these sizes is as many times as large.</param>
    /// <returns>Logits, [N, 1], float32, unbounded; D(x) is their sigmoid.</returns>
    /// <exception cref="ShapeException">x has another shape.</exception>
    public override Tensor forward(Tensor x)
    {
        ShapeException.Require(x, nameof(x), "Set SampleShape to the shape of one sample.", [-1, .. Options.JudgedShape]);

        // [N, 2] or [N, C, H, W] to [N, K]
        using var flat = x.reshape(x.shape[0], Options.Packing * Options.SampleLength);
        return _layers.call(flat);
    }

    /// <inheritdoc/>
    Tensor IDiscriminator.Judge(Tensor x, Tensor? labels) => call(x);

    private static List<(string, Module<Tensor, Tensor>)> Layers(VanillaGanOptions options, Generator random)
    {
        var layers = new List<(string, Module<Tensor, Tensor>)>();
        var width = options.Packing * options.SampleLength;
        for (var layer = 1; layer <= options.DiscriminatorLayers; layer++)
        {
            layers.Add(($"linear{layer}", Affine(options, width, (long)options.DiscriminatorWidth * options.MaxoutPieces, random)));
            layers.Add(options.MaxoutPieces > 1
                ? ($"maxout{layer}", new Maxout(options.MaxoutPieces))
                : ($"relu{layer}", LeakyReLU(LeakySlope, inplace: true)));
            width = options.DiscriminatorWidth;
        }

        layers.Add(("logit", Affine(options, width, 1, random)));
        return layers;
    }

    private static Module<Tensor, Tensor> Affine(VanillaGanOptions options, long from, long to, Generator random) =>
        options.SpectralNorm ? new SpectralNormLinear(from, to, bias: true, random) : Linear(from, to);
}
