using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>A function of one tensor; the same as in Oracle/functions.py.</summary>
internal sealed record FunctionCase(Func<Tensor> Input, Func<Tensor, Tensor> Compute)
{
    public static IReadOnlyDictionary<string, FunctionCase> All { get; } = new Dictionary<string, FunctionCase>
    {
        ["interpolate nearest"] = new(X4, x => F.interpolate(x, scale_factor: [1.7])),
        ["interpolate nearest exact"] = new(X4, x => F.interpolate(x, [4, 9], mode: InterpolationMode.NearestExact)),
        ["interpolate bilinear"] = new(X4, x => F.interpolate(x, scale_factor: [1.7], mode: InterpolationMode.Bilinear)),
        ["interpolate bilinear recomputed"] = new(X4, x => F.interpolate(x, scale_factor: [1.7], mode: InterpolationMode.Bilinear, recompute_scale_factor: true)),
        ["interpolate bilinear corners"] = new(X4, x => F.interpolate(x, [9, 4], mode: InterpolationMode.Bilinear, align_corners: true)),
        ["interpolate bilinear antialiased"] = new(X4, x => F.interpolate(x, [3, 2], mode: InterpolationMode.Bilinear, antialias: true)),
        ["interpolate bicubic"] = new(X4, x => F.interpolate(x, [8], mode: InterpolationMode.Bicubic)),
        ["interpolate bicubic antialiased"] = new(X4, x => F.interpolate(x, scale_factor: [0.5], mode: InterpolationMode.Bicubic, antialias: true)),
        ["interpolate area"] = new(X4, x => F.interpolate(x, [3, 2], mode: InterpolationMode.Area)),
        ["interpolate linear"] = new(() => randn(2, 3, 7), x => F.interpolate(x, [11], mode: InterpolationMode.Linear)),
        ["interpolate trilinear"] = new(() => randn([1, 2, 3, 4, 5]), x => F.interpolate(x, scale_factor: [2], mode: InterpolationMode.Trilinear)),
        ["grid_sample bilinear"] = new(X4, x => Sample(x, GridSampleMode.Bilinear, GridSamplePaddingMode.Zeros, false)),
        ["grid_sample nearest border"] = new(X4, x => Sample(x, GridSampleMode.Nearest, GridSamplePaddingMode.Border, false)),
        ["grid_sample reflection corners"] = new(X4, x => Sample(x, GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection, true)),
        ["affine_grid"] = new(() => randn(2, 2, 3), x => F.affine_grid(x, [2, 3, 4, 5])),
        ["pad reflect"] = new(X4, x => F.pad(x, (1, 2, 3, 0), PaddingModes.Reflect)),
        ["pad replicate"] = new(X4, x => F.pad(x, (1, 2, 3, 0), PaddingModes.Replicate)),
        ["pad circular"] = new(X4, x => F.pad(x, (1, 2, 3, 0), PaddingModes.Circular)),
        ["pad constant"] = new(X4, x => F.pad(x, (-1, 2, 1, -2), value: 0.5)),
        ["normalize"] = new(X4, x => F.normalize(x)),
        ["normalize L1"] = new(X4, x => F.normalize(x, 1.0, -1)),
        ["max_pool2d_with_indices"] = new(X4, x => F.max_pool2d_with_indices(x, [2, 2]).output),
        ["leaky_relu inplace"] = new(X4, x => F.leaky_relu(x * 1, 0.2, inplace: true)),
        ["dropout inplace"] = new(X4, x => F.dropout(x * 1, 0.3, inplace: true)),
        ["one_hot"] = new(() => randint(4, [2, 3]), x => F.one_hot(x, 5)),
    };

    private static Tensor X4() => randn(2, 3, 6, 5);

    private static Tensor Sample(Tensor x, GridSampleMode mode, GridSamplePaddingMode padding, bool corners)
    {
        var theta = tensor(new[] { 0.9f, 0.2f, 0.1f, -0.3f, 1.1f, -0.2f, 1.2f, 0f, 0.4f, 0.1f, 0.7f, 0f }, [2, 2, 3]);
        return F.grid_sample(x, F.affine_grid(theta, [2, 3, 4, 7], corners), mode, padding, corners);
    }
}
