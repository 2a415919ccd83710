using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Between [image][channel][row][column], as tensors lie, and [image][row][column][channel], as the kernels want it.</summary>
internal static unsafe class PixelOrder
{
    // Channels and pixels that are turned at once: a block of each fits the first cache, and every line of memory is used as a whole.
    private const int Block = 16;

    /// <summary>Turns planes into pixels, with zeros in the padding.</summary>
    public static void FromPlanes(Team team, float* from, Side side, float* to, int images) => team.Each(images, (image, _) => FromPlanes(from, side, to, image));

    /// <summary>Turns pixels into planes.</summary>
    public static void ToPlanes(Team team, float* from, Side side, float* to, int images) => team.Each(images, (image, _) => ToPlanes(from, side, to, image));

    /// <summary>Turns one image's pixels into planes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToPlanes(float* from, Side side, float* to, nint image)
    {
        var pixels = side.Pixels;
        float* x = from + side.At(image), y = to + (image * side.Channels * pixels);
        for (nint first = 0; first < pixels; first += Block)
        {
            var last = Math.Min(first + Block, pixels);
            for (nint c = 0; c < side.Channels; c++)
            {
                for (var pixel = first; pixel < last; pixel++)
                {
                    y[(c * pixels) + pixel] = x[(pixel * side.Pixel) + c];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FromPlanes(float* from, Side side, float* to, nint image)
    {
        var pixels = side.Pixels;
        float* x = from + (image * side.Channels * pixels), y = to + side.At(image);
        for (nint first = 0; first < pixels; first += Block)
        {
            var last = Math.Min(first + Block, pixels);
            for (nint c = 0; c < side.Pixel; c++)
            {
                for (var pixel = first; pixel < last; pixel++)
                {
                    y[(pixel * side.Pixel) + c] = c < side.Channels ? x[(c * pixels) + pixel] : 0;
                }
            }
        }
    }
}
