using AnimeGan.Imaging;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>The kit's one filter on tensors: two matrix products, so a gradient passes through.</summary>
internal static class LanczosTensors
{
    /// <summary>Resizes images to a square.</summary>
    /// <param name="images">[N, 3, H, W], float32, in [−1, 1].</param>
    /// <param name="size">Pixels along each side.</param>
    /// <returns>[N, 3, size, size], clamped to [−1, 1] as bytes would be, since the filter overshoots at edges; the caller's scope owns it.</returns>
    internal static Tensor Resize(Tensor images, int size)
    {
        var (height, width) = ((int)images.shape[2], (int)images.shape[3]);
        if (height == size && width == size)
        {
            return images.alias();
        }

        using var scope = NewDisposeScope();
        var down = tensor(Lanczos.Matrix(height, size), size, height, device: images.device);
        var across = tensor(Lanczos.Matrix(width, size), size, width, device: images.device);

        // [S, H] · [N, 3, H, W] · [W, S]
        return down.matmul(images).matmul(across.t()).clamp(-1, 1).MoveToOuterDisposeScope();
    }
}
