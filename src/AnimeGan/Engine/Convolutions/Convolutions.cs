using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace AnimeGan.Engine;

/// <summary>The convolutions of the kit's networks: libtorch's, with channels filled up to a multiple of 16 where <see cref="ConvolutionCheck"/> finds that it must be.</summary>
internal static class Convolutions
{
    private const long Block = 16;

    /// <summary>Calls a layer; one that convolves, in one dimension or in two, in the way that is right here.</summary>
    /// <param name="layer">Any layer.</param>
    /// <param name="x">What it takes.</param>
    internal static Tensor Call(nn.Module<Tensor, Tensor> layer, Tensor x) => layer switch
    {
        Conv2d { padding_mode: PaddingModes.Zeros, padding_type: null } plain when IsPlain(plain) =>
            Of(x, plain.weight!, plain.bias, new ConvolutionShape(plain.stride[0], plain.padding![0], Groups: plain.groups)),
        ConvTranspose2d transposed when IsPlain(transposed) =>
            Of(x, transposed.weight!, transposed.bias, new ConvolutionShape(transposed.stride[0], transposed.padding![0], transposed.output_padding[0], Transposed: true, transposed.groups)),
        Conv1d { padding_mode: PaddingModes.Zeros, padding_type: null } plain when plain.dilation[0] == 1 =>
            Of(x, plain.weight!, plain.bias, new ConvolutionShape(plain.stride[0], plain.padding![0], Groups: plain.groups)),
        ConvTranspose1d transposed when transposed.dilation[0] == 1 =>
            Of(x, transposed.weight!, transposed.bias, new ConvolutionShape(transposed.stride[0], transposed.padding![0], transposed.output_padding[0], Transposed: true, transposed.groups)),
        _ => layer.call(x),
    };

    /// <summary>Convolves in the way that is right here.</summary>
    /// <inheritdoc cref="Convolver"/>
    internal static Tensor Of(Tensor x, Tensor weight, Tensor? bias, ConvolutionShape shape)
    {
        if (x.device_type != DeviceType.CPU || ConvolutionCheck.Way != ConvolutionWay.Padded)
        {
            return Library(x, weight, bias, shape);
        }

        using var own = ConvolutionCheck.OwnNetworks();
        using var scope = NewDisposeScope();
        return Filled(x, weight, bias, shape).MoveToOuterDisposeScope();
    }

    /// <summary>libtorch's own.</summary>
    /// <inheritdoc cref="Convolver"/>
    internal static Tensor Library(Tensor x, Tensor weight, Tensor? bias, ConvolutionShape shape)
    {
        if (x.shape.Length == 3)
        {
            return shape.Transposed
                ? F.conv_transpose1d(x, weight, bias, shape.Stride, shape.Padding, shape.OutputPadding, groups: shape.Groups)
                : F.conv1d(x, weight, bias, shape.Stride, shape.Padding, groups: shape.Groups);
        }

        long[] stride = [shape.Stride, shape.Stride], padding = [shape.Padding, shape.Padding];
        return shape.Transposed
            ? F.conv_transpose2d(x, weight, bias, stride, padding, [shape.OutputPadding, shape.OutputPadding], groups: shape.Groups)
            : F.conv2d(x, weight, bias, stride, padding, groups: shape.Groups);
    }

    /// <summary>The same with channels that oneDNN need not fill up; one that covers its whole input is a matrix product.</summary>
    /// <inheritdoc cref="Convolver"/>
    internal static Tensor Filled(Tensor x, Tensor weight, Tensor? bias, ConvolutionShape shape)
    {
        if (shape is { Transposed: false, Padding: 0, Groups: 1 } && weight.shape.AsSpan(2).SequenceEqual(x.shape.AsSpan(2)))
        {
            return WithBias(x.flatten(1).matmul(weight.flatten(1).t()).view([x.shape[0], weight.shape[0], .. Ones(x)]), bias);
        }

        if (shape.Groups > 1 && (shape.Transposed || weight.shape[1] != 1 || weight.shape[0] != shape.Groups))
        {
            return WithBias(GroupByGroup(x, weight, shape), bias);
        }

        if (shape.Groups > 1)
        {
            // A filter a channel: more channels are more groups.
            var (groups, filters) = (Up(x, 1), Up(weight, 0));
            return WithBias(Library(groups, filters, null, shape with { Groups = filters.shape[0] }).narrow(1, 0, weight.shape[0]), bias);
        }

        var outputs = weight.shape[shape.Transposed ? 1 : 0];
        return WithBias(Library(Up(x, 1), Up(Up(weight, 0), 1), null, shape).narrow(1, 0, outputs), bias);
    }

    private static Tensor GroupByGroup(Tensor x, Tensor weight, ConvolutionShape shape)
    {
        var (inputs, filters) = (x.chunk(shape.Groups, 1), weight.chunk(shape.Groups, 0));
        return cat([.. inputs.Zip(filters, (one, its) => Filled(one, its, null, shape with { Groups = 1 }))], 1);
    }

    private static Tensor WithBias(Tensor y, Tensor? bias) => bias is null ? y : y + bias.view([1, -1, .. Ones(y)]);

    // A one for each of a tensor's dimensions behind its channels.
    private static IEnumerable<long> Ones(Tensor x) => Enumerable.Repeat(1L, x.shape.Length - 2);

    // Zeros behind the last channel, up to the next multiple of the block.
    private static Tensor Up(Tensor tensor, int dimension)
    {
        var missing = (Block - (tensor.shape[dimension] % Block)) % Block;
        return missing == 0 ? tensor : F.pad(tensor, [.. Enumerable.Repeat(0L, (2 * (tensor.shape.Length - dimension)) - 1), missing]);
    }

    private static bool IsPlain(TorchSharp.Modules.Convolution layer) =>
        layer.stride[0] == layer.stride[1] && layer.padding is [var rows, var columns] && rows == columns && layer.dilation.All(step => step == 1);
}
