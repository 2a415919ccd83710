using AnimeGan.Engine;
using AnimeGan.Models;
using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Sounds;

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
