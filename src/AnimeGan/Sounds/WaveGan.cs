using AnimeGan.Engine;
using AnimeGan.Models;
using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Sounds;

/// <summary>A generator of waves: a DCGAN in one dimension, told which note and kind to play.</summary>
/// <remarks>
/// Donahue, McAuley, Puckette 2019, 'Adversarial Audio Synthesis' (arXiv 1802.04208), section 3.2 and table 4: filters of 25 samples and strides of 4
/// where DCGAN has 5×5 and 2. Departs: three such layers instead of five, since a wave has 1,024 samples instead of 16,384; beside z
/// a one-hot code that has a place for each note of each kind, since what a chord's notes are depends on both; batch normalisation, which the paper does without.
/// </remarks>
/// <example>
/// <code>
/// var G = new WaveGenerator(new WaveGanOptions { Width = 8 }, new Generator(1));
/// var labels = tensor(new long[] { 0, 1 }).reshape(1, 2);                         // a major chord on A
/// string.Join(", ", G.call(randn(1, G.LatentSize), labels).shape)    // → 1, 1, 1024
/// </code>
/// </example>
public sealed class WaveGenerator : Module<Tensor, Tensor, Tensor>, IGenerator
{
    private readonly Sequential _start;
    private readonly Sequential _layers;
    private readonly int _width;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public WaveGenerator(WaveGanOptions options, Generator random)
        : base(nameof(WaveGenerator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        (LatentSize, _width) = (options.LatentSize, options.Width);
        _start = Sequential(("linear", Linear(LatentSize + SoundSet.Combinations, 4 * _width * WaveGanOptions.Coarsest)));
        _layers = Sequential(
            ("norm1", BatchNorm1d(4 * _width)), ("relu1", ReLU(inplace: true)), ("up1", Up(4 * _width, 2 * _width, last: false)),
            ("norm2", BatchNorm1d(2 * _width)), ("relu2", ReLU(inplace: true)), ("up2", Up(2 * _width, _width, last: false)),
            ("norm3", BatchNorm1d(_width)), ("relu3", ReLU(inplace: true)), ("up3", Up(_width, 1, last: true)), ("tanh", Tanh()));
        register_module("start", _start);
        register_module("layers", _layers);
        DcganInitialization.Initialize(this, gaussian: false, random);
    }

    /// <inheritdoc/>
    public int LatentSize { get; }

    /// <summary>Plays one sound for each latent vector and its labels.</summary>
    /// <param name="z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
    /// <param name="labels">[N, 2], int64: note and kind, as in <see cref="SoundBatch.Labels"/>.</param>
    /// <returns>Waves, [N, 1, 1024], float32, in [−1, 1].</returns>
    /// <exception cref="ShapeException">z or labels have another shape.</exception>
    public override Tensor forward(Tensor z, Tensor labels)
    {
        ShapeException.Require(z, nameof(z), "Set LatentSize to the length of the latent vectors.", -1, LatentSize);
        LabelCode.Require(labels, z.shape[0], SoundSet.ValueCounts.Length);
        using var scope = NewDisposeScope();

        // [N, L] and [N, K] to [N, 4 W, 16], then [N, 2 W, 64], [N, W, 256], [N, 1, 1024]
        var x = _start.call(cat([z, SoundSet.OneHot(labels)], 1)).view(z.shape[0], 4 * _width, WaveGanOptions.Coarsest);
        return _layers.children().Cast<Module<Tensor, Tensor>>().Aggregate(x, (y, layer) => Convolutions.Call(layer, y)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    Tensor IGenerator.Generate(Tensor z, Tensor? labels, Generator? random) => call(z, LabelCode.Require(labels, z.shape[0], SoundSet.ValueCounts.Length));

    // Four times as long.
    private static ConvTranspose1d Up(long from, long to, bool last) =>
        ConvTranspose1d(from, to, WaveGanOptions.Filter, stride: WaveGanOptions.Stride, padding: WaveGanOptions.Padding, output_padding: 1, bias: last);
}

/// <summary>A discriminator of waves that is told what it should hear.</summary>
/// <remarks>
/// Donahue et al. 2019 (arXiv 1802.04208), section 3.2 and table 5, with the label projected onto what the last layer found as in Miyato,
/// Koyama 2018 (arXiv 1802.05637), Eq. 3. Departs: no phase shuffle, which keeps D from knowing generated waves by the phase of their upsampling; the kit's
/// sounds all begin at the same phase, so that D must know it.
/// </remarks>
public sealed class WaveDiscriminator : Module<Tensor, Tensor, Tensor>, IDiscriminator
{
    private const double LeakySlope = 0.2;

    private readonly Sequential _layers;
    private readonly Linear _logit;
    private readonly Linear _values;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public WaveDiscriminator(WaveGanOptions options, Generator random)
        : base(nameof(WaveDiscriminator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        var width = options.Width;
        _layers = Sequential(
            ("down1", Down(1, width)), ("relu1", LeakyReLU(LeakySlope)),
            ("down2", Down(width, 2 * width)), ("relu2", LeakyReLU(LeakySlope)),
            ("down3", Down(2 * width, 4 * width)), ("relu3", LeakyReLU(LeakySlope)));
        _logit = Linear(4 * width * WaveGanOptions.Coarsest, 1);
        _values = Linear(SoundSet.Combinations, 4 * width * WaveGanOptions.Coarsest, hasBias: false);
        register_module("layers", _layers);
        register_module("logit", _logit);
        register_module("values", _values);
        DcganInitialization.Initialize(this, gaussian: false, random);
    }

    /// <summary>Judges waves: above 0 means rather real and as labelled, below 0 rather generated or something else.</summary>
    /// <param name="x">Waves, [N, 1, 1024], float32.</param>
    /// <param name="labels">[N, 2], int64: note and kind.</param>
    /// <returns>Logits, [N, 1], float32, unbounded.</returns>
    /// <exception cref="ShapeException">x or labels have another shape.</exception>
    public override Tensor forward(Tensor x, Tensor labels)
    {
        ShapeException.Require(x, nameof(x), "Pass waves as SoundSet draws them.", -1, 1, SoundSet.Samples);
        LabelCode.Require(labels, x.shape[0], SoundSet.ValueCounts.Length);
        using var scope = NewDisposeScope();

        // [N, 1, 1024] to [N, W, 256], [N, 2 W, 64], [N, 4 W, 16], then [N, 64 W]
        var features = _layers.children().Cast<Module<Tensor, Tensor>>().Aggregate(x, (y, layer) => Convolutions.Call(layer, y)).flatten(1);
        var values = _values.call(SoundSet.OneHot(labels).to(x.dtype));
        return (_logit.call(features) + (values * features).sum(1, keepdim: true)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    Tensor IDiscriminator.Judge(Tensor x, Tensor? labels) => call(x, LabelCode.Require(labels, x.shape[0], SoundSet.ValueCounts.Length));

    // A quarter as long.
    private static Conv1d Down(long from, long to) => Conv1d(from, to, WaveGanOptions.Filter, stride: WaveGanOptions.Stride, padding: WaveGanOptions.Padding);
}
