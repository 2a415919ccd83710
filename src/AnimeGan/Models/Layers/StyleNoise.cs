using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>One image of noise for each sample, added to all of a layer's channels alike, with a learned strength that starts at 0.</summary>
/// <remarks>Karras et al. 2020 (arXiv 1912.04958), section 2.1 (one strength for each layer; the first paper has one for each channel).</remarks>
internal sealed class StyleNoise : nn.Module<Tensor, Tensor>
{
    // Departs: the papers' strength learns as fast as all else. Adam moves a lone number by its full rate in each step, so in
    // runs of thousands of steps instead of millions the noise would outgrow what it is added to.
    private const double StrengthRate = 0.01;
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
    public override Tensor forward(Tensor x) => Add(x, null, 1);

    /// <summary>Adds fresh noise to [N, C, R, R] in place, or none where there is no source.</summary>
    internal Tensor Add(Tensor x, Generator? random, double gain)
    {
        if (random is null)
        {
            return x;
        }

        using var fresh = randn(x.shape[0], 1, _size.Rows, _size.Columns, generator: random, device: x.device);
        using var strength = _strength * (StrengthRate * gain);
        using var noise = fresh * strength;
        return x.add_(noise);
    }
}
