using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What transposed convolutions of every dimension share.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    /// <summary>Makes the weights and draws them from U(−k, k), k = 1/√(fan in).</summary>
    /// <param name="name">What <c>GetName</c> returns.</param>
    /// <param name="in_channels">Channels of the input.</param>
    /// <param name="out_channels">Channels of the output.</param>
    /// <param name="kernel_size">The filter's size in each dimension.</param>
    /// <param name="stride">The step in each dimension.</param>
    /// <param name="padding">What is cut off on both sides of each dimension.</param>
    /// <param name="padding_type">Must be null.</param>
    /// <param name="dilation">The distance between the filter's taps in each dimension.</param>
    /// <param name="transposed">True.</param>
    /// <param name="output_padding">Rows to add at the end of the output.</param>
    /// <param name="groups">Number of groups that do not see each other's channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="padding_mode">Zeros.</param>
    /// <param name="device">Where; null for the default.</param>
    /// <param name="dtype">Of which type; null for the default.</param>
    protected ConvolutionTranspose(
        string name,
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[]? padding,
        Padding? padding_type,
        long[] dilation,
        bool transposed,
        long[] output_padding,
        long groups,
        bool bias,
        PaddingModes padding_mode,
        Device? device = null,
        ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias, padding_mode, device, dtype)
    {
    }

    /// <summary>Runs the transposed convolution.</summary>
    /// <param name="input">[N, in, *].</param>
    /// <returns>[N, out, *].</returns>
    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>Runs the transposed convolution towards one of the sizes that the stride leaves open.</summary>
    /// <param name="input">[N, in, *].</param>
    /// <param name="output_size">The output's size, with or without N and C; null for the one that <c>output_padding</c> gives.</param>
    /// <returns>[N, out, *].</returns>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>The output padding that leads to a size.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output_size">The size wished for, with or without N and C; null for the module's own padding.</param>
    /// <param name="kernel_size">The filter's size in each dimension.</param>
    /// <param name="stride">The step in each dimension.</param>
    /// <param name="padding">What is cut off on both sides of each dimension.</param>
    /// <param name="dilation">The distance between the filter's taps in each dimension.</param>
    /// <param name="num_spatial_dims">The number of dimensions in which the filter moves.</param>
    /// <returns>Rows to add at the end, in each dimension.</returns>
    /// <exception cref="ArgumentException">No padding leads to that size.</exception>
    protected long[] _output_padding(
        Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
    {
        if (output_size is null)
        {
            return output_padding;
        }

        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(kernel_size);
        ArgumentNullException.ThrowIfNull(stride);
        ArgumentNullException.ThrowIfNull(padding);
        ArgumentNullException.ThrowIfNull(dilation);
        var count = (int)num_spatial_dims;
        var leading = (int)input.dim() - count;
        var wished = output_size.Length == leading + count ? output_size[leading..] : output_size;
        if (wished.Length != count)
        {
            throw new ArgumentException($"output_size must have {count} or {leading + count} entries, got {output_size.Length}.", nameof(output_size));
        }

        var result = new long[count];
        for (var i = 0; i < count; i++)
        {
            var smallest = ((input.size(i + leading) - 1) * stride[i]) - (2 * padding[i]) + (dilation[i] * (kernel_size[i] - 1)) + 1;
            result[i] = wished[i] - smallest;
            if (result[i] < 0 || result[i] >= Math.Max(stride[i], dilation[i]))
            {
                throw new ArgumentException(
                    $"output_size[{i}] must be {smallest} to {smallest + Math.Max(stride[i], dilation[i]) - 1}, got {wished[i]}.", nameof(output_size));
            }
        }

        return result;
    }
}
