using AnimeGan.Ops;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Models;

/// <summary>A residual block of CycleGAN's generator, R-k: the picture plus what two 3×3 convolutions make of it.</summary>
/// <remarks>Zhu et al. 2017 (arXiv 1703.10593), section 7.2; as in Johnson et al. 2016 (arXiv 1603.08155) nothing is rectified after the sum.</remarks>
internal sealed class CycleGanBlock : Module<Tensor, Tensor>, IFusedPart
{
    private readonly FusableLayers _layers;

    internal CycleGanBlock(int channels, string kernels)
        : base(nameof(CycleGanBlock))
    {
        _layers = new FusableLayers(
        [
            new StackLayer("pad1", ReflectionPad2d(1)),
            new StackLayer("conv1", Conv2d(channels, channels, 3, bias: false)),
            new StackLayer("norm1", InstanceNorm2d(channels)),
            new StackLayer("relu1", ReLU(inplace: true)),
            new StackLayer("pad2", ReflectionPad2d(1)),
            new StackLayer("conv2", Conv2d(channels, channels, 3, bias: false)),
            new StackLayer("norm2", InstanceNorm2d(channels)),
        ], kernels);
        register_module("layers", _layers);
    }

    /// <summary>[N, K, H, W] to the same shape.</summary>
    public override Tensor forward(Tensor x)
    {
        using var change = _layers.call(x);
        return x.add(change);
    }
}
