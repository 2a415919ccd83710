using AnimeGan.Engine;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace AnimeGan.Ops;

/// <summary>Reads pictures at given places, differentiable with respect to the pictures as often as is wanted.</summary>
/// <remarks>
/// libtorch's own grid_sample has a first derivative only, so a penalty on D's gradient could not pass it. Reading is
/// linear in the picture, though: its derivative spreads values back to where they were read, and the derivative of
/// spreading is reading again.
/// </remarks>
internal static class PictureLookup
{
    /// <summary>Reads between four pixels.</summary>
    /// <param name="pictures">[N, C, H, W], H and W at least 2, floating point.</param>
    /// <param name="places">[N, H′, W′, 2]: column and row in pixels, 0 being the first pixel's centre; beyond the outermost centres their values go on. Has no gradient.</param>
    /// <returns>[N, C, H′, W′]; the caller's.</returns>
    /// <exception cref="ShapeException">The shapes are not these.</exception>
    public static Tensor Bilinear(Tensor pictures, Tensor places)
    {
        Check(pictures, places);
        using var grid = Normalised(places, pictures.shape[3], pictures.shape[2]);
        return Reading.apply(pictures, grid);
    }

    /// <summary>The same as <see cref="Bilinear"/> from plain operations: four pixels and their weights.</summary>
    /// <param name="pictures">[N, C, H, W], H and W at least 2, floating point.</param>
    /// <param name="places">[N, H′, W′, 2]: column and row in pixels.</param>
    /// <returns>[N, C, H′, W′]; the caller's.</returns>
    /// <exception cref="ShapeException">The shapes are not these.</exception>
    public static Tensor BilinearReference(Tensor pictures, Tensor places)
    {
        Check(pictures, places);
        using var scope = NewDisposeScope();
        var column = places.select(3, 0).clamp(0, pictures.shape[3] - 1);
        var row = places.select(3, 1).clamp(0, pictures.shape[2] - 1);
        var (left, top) = (column.floor().clamp_max(pictures.shape[3] - 2), row.floor().clamp_max(pictures.shape[2] - 2));
        var (x, y) = ((column - left).unsqueeze(1), (row - top).unsqueeze(1));   // [N, 1, H′, W′], 0 to 1
        var result = (Pixels(pictures, left, top) * (1 - x) * (1 - y))
            + (Pixels(pictures, left + 1, top) * x * (1 - y))
            + (Pixels(pictures, left, top + 1) * (1 - x) * y)
            + (Pixels(pictures, left + 1, top + 1) * x * y);
        return result.MoveToOuterDisposeScope();
    }

    /// <summary>Reads whole pixels, to the last bit.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="columns">[N, H′, W′], any number type: 0 to W − 1, without a fraction.</param>
    /// <param name="rows">[N, H′, W′], any number type: 0 to H − 1, without a fraction.</param>
    /// <returns>[N, C, H′, W′]; the caller's.</returns>
    public static Tensor Pixels(Tensor pictures, Tensor columns, Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        using var scope = NewDisposeScope();
        var (count, channels) = (pictures.shape[0], pictures.shape[1]);
        var index = (rows.to_type(ScalarType.Int64) * pictures.shape[3]) + columns.to_type(ScalarType.Int64);

        // [N, C, H·W] read at [N, C, H′·W′]
        var flat = pictures.flatten(2).gather(2, index.flatten(1).unsqueeze(1).expand(-1, channels, -1));
        return flat.view(count, channels, columns.shape[1], columns.shape[2]).MoveToOuterDisposeScope();
    }

    private static void Check(Tensor pictures, Tensor places)
    {
        ShapeException.Require(pictures, nameof(pictures), "Pass a batch of pictures.", -1, -1, -1, -1);
        ShapeException.Require(places, nameof(places), "Give a column and a row for each pixel wanted.", pictures.shape[0], -1, -1, 2);
        if (pictures.shape[2] < 2 || pictures.shape[3] < 2)
        {
            throw new ShapeException($"pictures must be at least 2×2, got {pictures.shape[2]}×{pictures.shape[3]}. Take larger pictures.", nameof(pictures));
        }
    }

    // Pixels to grid_sample's −1 to 1 between the outermost centres.
    private static Tensor Normalised(Tensor places, long width, long height)
    {
        using var scope = NewDisposeScope();
        var scale = tensor((double[])[2.0 / (width - 1), 2.0 / (height - 1)], dtype: places.dtype, device: places.device);
        return ((places.detach() * scale) - 1).MoveToOuterDisposeScope();
    }

    private static Tensor Sample(Tensor pictures, Tensor grid) =>
        F.grid_sample(pictures, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: true);

    /// <summary>Pictures, grid: the values at the grid's places.</summary>
    private sealed class Reading : autograd.SingleTensorFunction<Reading>
    {
        public override string Name => "PictureLookup.Reading";

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (pictures, grid) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.save_for_backward([grid]);
            ctx.save_data("shape", pictures.shape);
            return Sample(pictures, grid);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            [Spreading.apply(grad_output, ctx.get_saved_variables()[0], ctx.get_data("shape")!), null!];
    }

    /// <summary>Values, grid, the pictures' shape: each value added to the pixels that it was read from.</summary>
    private sealed class Spreading : autograd.SingleTensorFunction<Spreading>
    {
        public override string Name => "PictureLookup.Spreading";

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (values, grid) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.save_for_backward([grid]);
            using var recording = enable_grad();
            var pictures = zeros((long[])vars[2], dtype: values.dtype, device: values.device, requires_grad: true);
            return Gradients.Of(Sample(pictures, grid), pictures, values, differentiable: false);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            [Reading.apply(grad_output, ctx.get_saved_variables()[0]), null!, null!];
    }
}
