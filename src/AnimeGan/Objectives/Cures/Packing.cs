using System.Globalization;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>Lets D judge several samples together, so that it sees where G draws one thing again and again.</summary>
/// <remarks>Lin, Khetan, Fanti, Oh 2018, 'PacGAN' (arXiv 1712.04086), section 2: m samples are put side by side along the channels; nothing else changes.</remarks>
public static class Packing
{
    /// <summary>Puts neighbouring samples together: [N, C, …] to [N / p, p C, …].</summary>
    /// <param name="samples">[N, C, H, W] or [N, 2], float32.</param>
    /// <param name="size">p, samples in a pack, at least 1; must divide N.</param>
    /// <returns>[N / p, p C, …], differentiable with respect to samples; the same memory where it can be.</returns>
    /// <exception cref="ShapeException">p does not divide N.</exception>
    public static Tensor Pack(Tensor samples, int size)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var shape = samples.shape;
        return shape[0] % size == 0
            ? samples.reshape([shape[0] / size, size * shape[1], .. shape[2..]])
            : throw new ShapeException(
                string.Create(CultureInfo.InvariantCulture, $"{shape[0]} samples cannot be judged in packs of {size}; set BatchSize to a multiple of {size}."),
                nameof(samples));
    }
}
