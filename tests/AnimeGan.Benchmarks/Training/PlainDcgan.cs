using AnimeGan.Data;
using AnimeGan.Ops;
using AnimeGan.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Benchmarks.Training;

/// <summary>
/// A DCGAN's step, with labels a conditional GAN's, as a user of TorchSharp writes it, with nothing of the kit but the memory map: the peer.
/// D's parameters are frozen while G learns, as in our own step, so that both sides do the same work; peers/dcgan_step.py is the same in Python.
/// </summary>
internal sealed class PlainDcgan : IStepper
{
    private readonly ImageSet _images;
    private readonly int _batch;
    private readonly bool _half;
    private readonly int _latents;
    private readonly int _values;
    private readonly IReadOnlyList<long[]>? _labels;
    private readonly Sequential _G;
    private readonly Sequential _D;
    private readonly optim.Optimizer _ofG;
    private readonly optim.Optimizer _ofD;
    private readonly BCEWithLogitsLoss _loss = BCEWithLogitsLoss();
    private readonly Tensor _ones;
    private readonly Tensor _zeros;

    /// <summary>Builds the networks.</summary>
    /// <param name="record">Sizes, rates, attributes; with precision bf16 libtorch's autocast.</param>
    /// <param name="images">The data; not owned.</param>
    public PlainDcgan(TrainingRecord record, ImageSet images)
    {
        (_images, _batch, _latents, _half) = (images, record.BatchSize, record.LatentSize, record.Precision == FusedKernels.BFloat16);
        var scheme = record.Attributes.Length > 0 ? LabelScheme.Of(images.Labels!, record.Attributes) : null;
        (_labels, _values) = (scheme?.Encode(images.Labels!), scheme?.Attributes[0].Values.Count ?? 0);
        var doublings = (int)Math.Log2(record.ImageSize) - 3;
        _G = Generator(_latents + _values, record.BaseWidth, doublings);
        _D = Discriminator(3 + _values, record.BaseWidth, doublings);
        _ofG = optim.Adam(_G.parameters(), record.LearningRate, record.Beta1, record.Beta2);
        _ofD = optim.Adam(_D.parameters(), record.LearningRate, record.Beta1, record.Beta2);
        (_ones, _zeros) = (ones(_batch, 1), zeros(_batch, 1));
    }

    /// <inheritdoc />
    public string Words => _half ? "libtorch, autocast" : "libtorch";

    /// <inheritdoc />
    public bool Take()
    {
        using var scope = NewDisposeScope();
        var (x, code) = Next();
        var z = randn(_batch, _latents, 1, 1);

        _ofD.zero_grad();
        var onReal = Loss(Judge(x, code), _ones);
        onReal.backward();
        var fakes = Cast(() => _G.call(code is null ? z : cat([z, code], 1)));
        var onFake = Loss(Judge(fakes.detach(), code), _zeros);
        onFake.backward();
        _ofD.step();

        _ofG.zero_grad();
        Freeze(true);
        var ofG = Loss(Judge(fakes, code), _ones);
        ofG.backward();
        Freeze(false);
        _ofG.step();
        _ = onReal.item<float>() + onFake.item<float>() + ofG.item<float>();
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ofG.Dispose();
        _ofD.Dispose();
        _G.Dispose();
        _D.Dispose();
        _loss.Dispose();
        _ones.Dispose();
        _zeros.Dispose();
    }

    private static Sequential Generator(int inputs, int width, int doublings)
    {
        var channels = width << doublings;
        List<Module<Tensor, Tensor>> layers = [ConvTranspose2d(inputs, channels, 4, 1, 0, bias: false), BatchNorm2d(channels), ReLU(inplace: true)];
        for (var i = 0; i < doublings; i++, channels /= 2)
        {
            layers.AddRange([ConvTranspose2d(channels, channels / 2, 4, 2, 1, bias: false), BatchNorm2d(channels / 2), ReLU(inplace: true)]);
        }

        return Initialized([.. layers, ConvTranspose2d(channels, 3, 4, 2, 1, bias: false), Tanh()]);
    }

    private static Sequential Discriminator(int inputs, int width, int doublings)
    {
        var channels = width;
        List<Module<Tensor, Tensor>> layers = [Conv2d(inputs, channels, 4, 2, 1, bias: false), LeakyReLU(0.2, inplace: true)];
        for (var i = 0; i < doublings; i++, channels *= 2)
        {
            layers.AddRange([Conv2d(channels, channels * 2, 4, 2, 1, bias: false), BatchNorm2d(channels * 2), LeakyReLU(0.2, inplace: true)]);
        }

        return Initialized([.. layers, Conv2d(channels, 1, 4, 1, 0, bias: false), Flatten()]);
    }

    private static Sequential Initialized(List<Module<Tensor, Tensor>> layers)
    {
        var network = Sequential(layers);
        using var noGradient = no_grad();
        foreach (var (name, parameter) in network.named_parameters())
        {
            _ = parameter.dim() == 4 ? parameter.normal_(0, 0.02) : name.EndsWith("weight", StringComparison.Ordinal) ? parameter.normal_(1, 0.02) : parameter.zero_();
        }

        return network;
    }

    // Pictures of the memory map, [N, 3, S, S], and with labels their one-hot code, [N, K, 1, 1].
    private (Tensor X, Tensor? Code) Next()
    {
        var chosen = Enumerable.Range(0, _batch).Select(_ => Random.Shared.Next(_images.Count)).Order().ToArray();
        var bytes = empty([_batch, 3, _images.Height, _images.Width], ScalarType.Byte);
        var length = (int)(bytes.numel() / _batch);
        for (var n = 0; n < _batch; n++)
        {
            _images[chosen[n]].CopyTo(bytes.bytes.Slice(n * length, length));
        }

        var x = bytes.to(ScalarType.Float32).div_(127.5).sub_(1);
        return (x, _labels is null ? null : functional.one_hot(tensor(chosen.Select(index => _labels[index][0]).ToArray()), _values).to(ScalarType.Float32).view(_batch, _values, 1, 1));
    }

    private Tensor Judge(Tensor x, Tensor? code) =>
        Cast(() => _D.call(code is null ? x : cat([x, code.expand(-1, -1, x.shape[2], x.shape[3])], 1)));

    private Tensor Loss(Tensor logits, Tensor target) => _loss.call(logits.to(ScalarType.Float32), target);

    private Tensor Cast(Func<Tensor> forward) => _half ? Autocast.Call(forward) : forward();

    private void Freeze(bool frozen)
    {
        foreach (var parameter in _D.parameters())
        {
            parameter.requires_grad = !frozen;
        }
    }
}
