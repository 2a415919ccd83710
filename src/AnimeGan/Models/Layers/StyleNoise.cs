using AnimeGan.Distributed;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>One image of noise for each sample, added to all of a layer's channels alike, with a learned strength that starts at 0.</summary>
/// <remarks>Karras et al. 2020 (arXiv 1912.04958), section 2.1 (one strength for each layer; the first paper has one for each channel).</remarks>
internal sealed class StyleNoise : nn.Module<Tensor, Tensor>
{
    // Departs: the papers' strength learns as fast as all else. Adam moves a lone number by its full rate in each step, so in
    // runs of thousands of steps instead of millions the noise would outgrow what it is added to.
    internal const double StrengthRate = 0.01;
    private readonly Parameter _strength;
    private readonly (int Rows, int Columns) _size;

    internal StyleNoise((int Rows, int Columns) size)
        : base(nameof(StyleNoise))
    {
        _size = size;
        _strength = nn.Parameter(zeros(1));
        register_parameter("strength", _strength);
    }

    /// <summary>Without a source of noise: [N, C, R, R] as it is.</summary>
    public override Tensor forward(Tensor x) => x.alias();

    /// <summary>Fresh noise for so many samples, [N, 1, R, R]; null where there is no source.</summary>
    internal Tensor? Draw(long samples, Generator? random, double gain)
    {
        if (random is null)
        {
            return null;
        }

        using var fresh = Draws.Normal([samples, 1, _size.Rows, _size.Columns], random, device: _strength.device);
        using var strength = _strength * (StrengthRate * gain);
        return fresh * strength;
    }
}
