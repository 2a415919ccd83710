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
