using AnimeGan.Ops;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Models;

/// <summary>CycleGAN's generator: turns a picture of one domain into one of the other, at any size that is a multiple of 4.</summary>
/// <remarks>
/// Zhu et al. 2017 (arXiv 1703.10593), section 7.2: c7s1-k, d2k, d4k, R4k (6 or 9 times; here any number), u2k, uk, c7s1-3,
/// with reflection padding and instance normalisation, after Johnson et al. 2016 (arXiv 1603.08155). As in the authors' code
/// the last layer has no normalisation and ends in tanh. Departs: no bias before a normalisation, which would take it away again.
/// </remarks>
/// <example>
/// <code>
/// var options = new CycleGanOptions { ImageSize = 32, GeneratorWidth = 8, Blocks = 2 };
/// var G = new CycleGanGenerator(options, new Generator(1));
/// string.Join(", ", G.call(rand(2, 3, 32, 32) * 2 - 1).shape)    // → 2, 3, 32, 32
/// </code>
/// </example>
public sealed class CycleGanGenerator : Module<Tensor, Tensor>
{
    private readonly FusableLayers _layers;

    /// <summary>Builds the network with freshly drawn weights, N(0, 0.02).</summary>
    /// <param name="options">Sizes.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public CycleGanGenerator(CycleGanOptions options, Generator random)
        : base(nameof(CycleGanGenerator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        _layers = new FusableLayers(Layers(options), options.Kernels);
        register_module("layers", _layers);
        DcganInitialization.Initialize(this, gaussian: true, random);
    }

    /// <summary>What the network was built from.</summary>
    public CycleGanOptions Options { get; }

    /// <summary>Translates pictures.</summary>
    /// <param name="x">Pictures of one domain, [N, Channels, H, W], float32, in [−1, 1]; H and W multiples of 4, at least 16.</param>
    /// <returns>The same pictures as of the other domain, [N, Channels, H, W], float32, in [−1, 1]; with <see cref="CycleGanOptions.Residual"/> near it.</returns>
    /// <exception cref="ShapeException">x has another shape.</exception>
    public override Tensor forward(Tensor x)
    {
        ShapeException.Require(x, nameof(x), "Pass pictures with as many channels as the networks have.", -1, Options.Channels, -1, -1);
        if (x.shape[2] < 16 || x.shape[3] < 16 || x.shape[2] % 4 != 0 || x.shape[3] % 4 != 0)
        {
            throw new ShapeException($"x must have sides of at least 16 that are multiples of 4, got [{string.Join(", ", x.shape)}]. Crop or resize the pictures.", nameof(x));
        }

        if (!Options.Residual)
        {
            return _layers.call(x);
        }

        using var change = _layers.call(x);
        return x.add(change);
    }

    private static List<StackLayer> Layers(CycleGanOptions options)
    {
        var k = options.GeneratorWidth;
        var layers = new List<StackLayer>
        {
            // [N, C, H, W] to [N, k, H, W]
            new StackLayer("pad1", ReflectionPad2d(3)),
            new StackLayer("c7s1", Conv2d(options.Channels, k, 7, bias: false)),
            new StackLayer("norm1", InstanceNorm2d(k)),
            new StackLayer("relu1", ReLU(inplace: true)),

            // to [N, 2k, H/2, W/2]
            new StackLayer("d2", Conv2d(k, 2 * k, 3, stride: 2, padding: 1, bias: false)),
            new StackLayer("norm2", InstanceNorm2d(2 * k)),
            new StackLayer("relu2", ReLU(inplace: true)),

            // to [N, 4k, H/4, W/4]
            new StackLayer("d4", Conv2d(2 * k, 4 * k, 3, stride: 2, padding: 1, bias: false)),
            new StackLayer("norm4", InstanceNorm2d(4 * k)),
            new StackLayer("relu4", ReLU(inplace: true)),
        };
        for (var block = 1; block <= options.Blocks; block++)
        {
            layers.Add(new StackLayer($"block{block}", new CycleGanBlock(4 * k, options.Kernels)));
        }

        layers.AddRange(
        [
            // to [N, 2k, H/2, W/2]
            new StackLayer("u2", ConvTranspose2d(4 * k, 2 * k, 3, stride: 2, padding: 1, output_padding: 1, bias: false)),
            new StackLayer("unorm2", InstanceNorm2d(2 * k)),
            new StackLayer("urelu2", ReLU(inplace: true)),

            // to [N, k, H, W]
            new StackLayer("u1", ConvTranspose2d(2 * k, k, 3, stride: 2, padding: 1, output_padding: 1, bias: false)),
            new StackLayer("unorm1", InstanceNorm2d(k)),
            new StackLayer("urelu1", ReLU(inplace: true)),

            // to [N, C, H, W]
            new StackLayer("pad2", ReflectionPad2d(3)),
            new StackLayer("image", Conv2d(k, options.Channels, 7)),
        ]);
        if (!options.Residual)
        {
            layers.Add(new StackLayer("tanh", Tanh()));
        }

        return layers;
    }
}

/// <summary>CycleGAN's discriminator, a PatchGAN: one logit for each of the overlapping patches of a picture.</summary>
/// <remarks>
/// Zhu et al. 2017 (arXiv 1703.10593), section 7.2: C64-C128-C256-C512 and a convolution to one channel, patches of 70×70;
/// here with fewer halvings for small pictures (<see cref="CycleGanOptions.DiscriminatorLayers"/>). As in the authors' code
/// the last two convolutions have stride 1 and the first layer has no normalisation. Departs: no bias before a normalisation.
/// </remarks>
public sealed class CycleGanDiscriminator : Module<Tensor, Tensor>
{
    private const double LeakySlope = 0.2;
    private readonly FusableLayers _layers;

    /// <summary>Builds the network with freshly drawn weights, N(0, 0.02).</summary>
    /// <param name="options">Sizes.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public CycleGanDiscriminator(CycleGanOptions options, Generator random)
        : base(nameof(CycleGanDiscriminator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Options = options;
        _layers = new FusableLayers(Layers(options), options.Kernels);
        register_module("layers", _layers);
        DcganInitialization.Initialize(this, gaussian: true, random);
    }

    /// <summary>What the network was built from.</summary>
    public CycleGanOptions Options { get; }

    /// <summary>Judges every patch of pictures: above 0.5 means rather real, with least squares.</summary>
    /// <param name="x">Pictures, [N, Channels, H, W], float32, in [−1, 1].</param>
    /// <returns>
    /// One logit for each patch, [N·h·w, 1] with h = w = <see cref="CycleGanOptions.LogitsPerSide"/> for squares, picture by picture and
    /// row by row, float32, unbounded: the objectives take a patch for a sample.
    /// </returns>
    /// <exception cref="ShapeException">x has another shape.</exception>
    public override Tensor forward(Tensor x)
    {
        ShapeException.Require(x, nameof(x), "Prepare the data at the record's ImageSize.", -1, Options.Channels, Options.Rows, Options.ImageSize);

        // [N, C, H, W] to [N, 1, h, w]
        using var logits = _layers.call(x);

        // to [N·h·w, 1]
        return logits.view(-1, 1);
    }

    private static List<StackLayer> Layers(CycleGanOptions options)
    {
        var width = options.DiscriminatorWidthAt(0);

        // [N, C, S, S] to [N, W, S/2, S/2]
        var layers = new List<StackLayer>
        {
            new StackLayer("conv1", Conv2d(options.Channels, width, 4, stride: 2, padding: 1)),
            new StackLayer("relu1", LeakyReLU(LeakySlope, inplace: true)),
        };
        for (var layer = 1; layer <= options.DiscriminatorLayers; layer++)
        {
            // halves the picture, but for the last: [N, from, R, R] to [N, to, R/2, R/2] or [N, to, R−1, R−1]
            var next = options.DiscriminatorWidthAt(layer);
            var stride = layer < options.DiscriminatorLayers ? 2 : 1;
            layers.Add(new StackLayer($"conv{layer + 1}", Conv2d(width, next, 4, stride: stride, padding: 1, bias: false)));
            layers.Add(new StackLayer($"norm{layer + 1}", InstanceNorm2d(next)));
            layers.Add(new StackLayer($"relu{layer + 1}", LeakyReLU(LeakySlope, inplace: true)));
            width = next;
        }

        // [N, from, R−1, R−1] to [N, 1, R−2, R−2]
        layers.Add(new StackLayer("logit", Conv2d(width, 1, 4, stride: 1, padding: 1)));
        return layers;
    }
}
