using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>Tensors whose channels lie side by side within a pixel, as the kernels want them. Others see the same numbers in the usual order of dimensions.</summary>
internal static unsafe class PixelTensors
{
    /// <summary>Where a tensor's numbers are; good for as long as it lives.</summary>
    public static float* Address(Tensor tensor)
    {
        fixed (byte* first = tensor.bytes)
        {
            return (float*)first;
        }
    }

    /// <summary>[N, C, H, W] to [N, H, W, channels with their padding], the same memory where it lies so.</summary>
    public static Tensor From(Tensor x, in Side side, Team team)
    {
        var pixels = x.permute(0, 2, 3, 1);
        if (side.Pixel == side.Channels && pixels.is_contiguous())
        {
            return pixels;
        }

        var planes = x.contiguous();
        var to = empty(x.shape[0], side.Rows, side.Columns, side.Pixel);
        PixelOrder.FromPlanes(team, Address(planes), side, Address(to), (int)x.shape[0]);
        return to;
    }

    /// <summary>The other way.</summary>
    public static Tensor To(Tensor pixels, in Side side, Team team)
    {
        if (side.Pixel == side.Channels)
        {
            return pixels.permute(0, 3, 1, 2);
        }

        var to = empty(pixels.shape[0], side.Channels, side.Rows, side.Columns);
        PixelOrder.ToPlanes(team, Address(pixels), side, Address(to), (int)pixels.shape[0]);
        return to;
    }
}
