using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>A stack and what it is run with.</summary>
internal sealed record StackCase(string Name, int Rows, int Columns, int Images, int Threads, params FusedLayer[] Layers);

/// <summary>Stacks of all kinds, small enough for plain loops: odd channels and sizes, one image, pictures at either end.</summary>
internal static class StackCases
{
    private const float Slope = 0.2f;
    private const float Epsilon = 1e-5f;
    private const float Momentum = 0.1f;

    public static IReadOnlyList<StackCase> All { get; } =
    [
        new("discriminator", 16, 16, 3, 2, Down(3, 6), Down(6, 17, normalized: true), Down(17, 1, Activation.None) with { Kernel = 4, Stride = 1, Padding = 0, Slope = 0 }),
        new("generator", 1, 1, 3, 2, Up(5, 20) with { Stride = 1, Padding = 0 }, Up(20, 7), Up(7, 3, Activation.Tanh)),
        new("many tiles", 16, 16, 11, 3, Down(18, 33, normalized: true), Up(33, 19, Activation.Sigmoid)),
        new("features", 8, 8, 4, 2, Down(5, 18), Down(18, 20, normalized: true)),
        new("odd size", 13, 9, 2, 1, Down(17, 20, normalized: true), Down(20, 18)),
        new("filter of three", 7, 6, 2, 2, Down(3, 9) with { Kernel = 3, Stride = 1 }, Down(9, 4, normalized: true) with { Kernel = 3 }, Up(4, 2, Activation.Tanh) with { Kernel = 3, Padding = 0 }),
        new("ends in a picture", 5, 3, 3, 2, Up(18, 17), Up(17, 3, Activation.Tanh)),
        new("normalized picture", 4, 4, 3, 2, Up(17, 18), Up(18, 3, Activation.Tanh) with { Normalization = Normalization.Batch }),
        new("down from a picture", 22, 10, 18, 2, Convolution(3, 35, 4, 2, 1)),
        new("up to a picture", 11, 5, 33, 2, Convolution(35, 3, 4, 2, 1) with { IsTransposed = true }),
        new("grey picture", 8, 7, 5, 3, Convolution(1, 17, 3, 2, 0)),
        new("wide window", 9, 20, 2, 2, Convolution(3, 16, 7, 1, 3)),
        new("one down", 8, 6, 18, 2, Convolution(19, 35, 4, 2, 1)),
        new("one up", 4, 3, 33, 2, Convolution(35, 19, 4, 2, 1) with { IsTransposed = true }),
        new("one from a vector", 1, 1, 3, 2, Convolution(40, 17, 4, 1, 0) with { IsTransposed = true }),
        new("one of three", 7, 5, 5, 2, Convolution(33, 16, 3, 1, 1)),
        new("one image down", 12, 10, 1, 2, Down(3, 20), Down(20, 33, normalized: true), Down(33, 17)),
        new("one image up", 3, 5, 1, 2, Up(33, 17), Up(17, 20), Up(20, 3, Activation.Tanh)),
        new("17 images down", 9, 14, 17, 2, Down(3, 19), Down(19, 16, normalized: true) with { Kernel = 3 }),
        new("17 images up", 1, 1, 17, 2, Up(21, 18) with { Stride = 1, Padding = 0 }, Up(18, 3, Activation.Tanh)),
        new("a row that no filter reaches", 7, 6, 5, 2, Convolution(47, 13, 4, 2, 0)),
        new("more rows than filters reach", 4, 5, 2, 2, Convolution(17, 19, 4, 2, 0) with { IsTransposed = true, OutputPadding = 1 }),
        new("one pixel", 1, 1, 17, 2, Convolution(17, 33, 1, 1, 0), Convolution(33, 16, 1, 1, 0)),
    ];

    private static FusedLayer Down(int from, int to, bool normalized = false) => Down(from, to, Activation.Leaky) with { Normalization = normalized ? Normalization.Batch : Normalization.None };

    private static FusedLayer Down(int from, int to, Activation activation) => Convolution(from, to, 4, 2, 1) with { Activation = activation, Slope = Slope };

    private static FusedLayer Up(int from, int to) => Up(from, to, Activation.Leaky) with { Normalization = Normalization.Batch };

    private static FusedLayer Up(int from, int to, Activation activation) => Convolution(from, to, 4, 2, 1) with { IsTransposed = true, Activation = activation };

    private static FusedLayer Convolution(int from, int to, int kernel, int stride, int padding) =>
        new() { From = from, To = to, Kernel = kernel, Stride = stride, Padding = padding, Epsilon = Epsilon, Momentum = Momentum };
}
