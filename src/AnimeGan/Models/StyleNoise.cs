using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>One image of noise, added to all of a layer's channels alike, with a learned strength that starts at 0.</summary>
/// <remarks>Karras et al. 2020 (arXiv 1912.04958), section 2.1 (one strength for each layer; the first paper has one for each channel).</remarks>
internal sealed class StyleNoise : nn.Module<Tensor, Tensor>
{
    // Departs: the papers' strength learns as fast as all else. Adam moves a lone number by its full rate in each step, so in
    // runs of thousands of steps instead of millions the noise grows strong before D minds it, and the pictures stay speckled.
    private const double StrengthRate = 0.01;
    private readonly Parameter _strength;
    private readonly Tensor _fixed;
    private readonly int _resolution;

    internal StyleNoise(int resolution, Generator random)
        : base(nameof(StyleNoise))
    {
        _resolution = resolution;
        _strength = nn.Parameter(zeros(1));
        _fixed = randn(1, 1, resolution, resolution, generator: random);
        register_parameter("strength", _strength);
        register_buffer("fixed", _fixed);
    }

    /// <summary>Adds the fixed noise to [N, C, R, R], in place.</summary>
    public override Tensor forward(Tensor x) => Add(x, null, 1);

    /// <summary>Adds noise to [N, C, R, R] in place: fresh for each sample where there is a source, else always the same.</summary>
    internal Tensor Add(Tensor x, Generator? random, double gain)
    {
        using var fresh = random is null ? null : randn(x.shape[0], 1, _resolution, _resolution, generator: random, device: x.device);
        using var strength = _strength * (StrengthRate * gain);
        using var noise = (fresh ?? _fixed) * strength;
        return x.add_(noise);
    }
}
