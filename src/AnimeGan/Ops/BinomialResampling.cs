using AnimeGan.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>Doubles and halves resolution through the filter [1, 3, 3, 1], so that no aliases appear.</summary>
/// <remarks>
/// Karras et al. 2020 (arXiv 1912.04958), section 3 and appendix B, after Zhang 2019 (arXiv 1904.11486). Doubling with this
/// filter is bilinear interpolation. Departs: beyond the border the nearest pixel counts, not zero, so that borders do
/// not darken.
/// </remarks>
internal static class BinomialResampling
{
    private static readonly float[] _taps = [1 / 8f, 3 / 8f, 3 / 8f, 1 / 8f];

    /// <summary>Doubles the resolution: each new pixel is 9/16, 3/16, 3/16 and 1/16 of its four nearest.</summary>
    /// <param name="x">[N, C, H, W], float32.</param>
    /// <returns>[N, C, 2H, 2W].</returns>
    public static Tensor Upsample(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return nn.functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Bilinear, align_corners: false);
    }

    /// <summary>The slow twin of <see cref="Upsample"/>: zeros between the pixels, then the filter, as the paper says it.</summary>
    /// <param name="x">[N, C, H, W], float32.</param>
    /// <returns>[N, C, 2H, 2W].</returns>
    public static Tensor UpsampleByInsertingZeros(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var channels = x.shape[1];
        var padded = nn.functional.pad(x, [1, 1, 1, 1], PaddingModes.Replicate);

        // Zeros take three of four places, so the filter has to count fourfold.
        var y = Convolutions.Of(padded, Filter(channels, x) * 4, null, new ConvolutionShape(2, 3, Transposed: true, Groups: channels));
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>Filters what a transposed 3×3 convolution of stride 2 left uneven.</summary>
    /// <param name="x">[N, C, 2H + 1, 2W + 1], float32.</param>
    /// <returns>[N, C, 2H, 2W]; zeros count beyond the border, as in the paper, and the filter counts fourfold, since three of four places held zeros.</returns>
    public static Tensor Smooth(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var channels = x.shape[1];
        return Convolutions.Of(x, Filter(channels, x) * 4, null, new ConvolutionShape(Padding: 1, Groups: channels)).MoveToOuterDisposeScope();
    }

    /// <summary>Halves the resolution: the filter, then every second pixel.</summary>
    /// <param name="x">[N, C, H, W], float32, H and W even.</param>
    /// <param name="kernels">One of <see cref="FusedKernels.Choices"/>.</param>
    /// <returns>[N, C, H/2, W/2]; zeros count beyond the border, as in the paper.</returns>
    public static Tensor Downsample(Tensor x, string kernels = FusedKernels.Library)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (FusedKernels.Run(kernels, x) && x.shape[1] % Side.ChannelBlock == 0)
        {
            return HalvingFunction.Halve(x);
        }

        using var scope = NewDisposeScope();
        var channels = x.shape[1];
        return Convolutions.Of(x, Filter(channels, x), null, new ConvolutionShape(2, 1, Groups: channels)).MoveToOuterDisposeScope();
    }

    /// <summary>[1, 3, 3, 1] times itself, summing to 1: [channels, 1, 4, 4].</summary>
    internal static Tensor Filter(long channels, Tensor like)
    {
        var taps = tensor(_taps, dtype: like.dtype, device: like.device);
        return taps.outer(taps).view(1, 1, 4, 4).expand(channels, 1, 4, 4);
    }
}
