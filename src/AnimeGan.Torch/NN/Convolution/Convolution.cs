using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions and transposed convolutions of every dimension share: weights, geometry, initialisation.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    /// <summary>Padding for <c>pad</c>: last dimension first, before and after.</summary>
    protected long[] _reversed_padding_repeated_twice = [];

    /// <summary>Makes the weights and draws them from U(−k, k), k = 1/√(fan in).</summary>
    /// <param name="name">What <c>GetName</c> returns.</param>
    /// <param name="in_channels">Channels of the input.</param>
    /// <param name="out_channels">Channels of the output.</param>
    /// <param name="kernel_size">The filter's size in each dimension.</param>
    /// <param name="stride">The step in each dimension.</param>
    /// <param name="padding">The padding on both sides of each dimension; null with <paramref name="padding_type"/> or for none.</param>
    /// <param name="padding_type">The padding by intent.</param>
    /// <param name="dilation">The distance between the filter's taps in each dimension.</param>
    /// <param name="transposed">Whether the convolution is transposed.</param>
    /// <param name="output_padding">Rows to add at the end of a transposed convolution's output.</param>
    /// <param name="groups">Number of groups that do not see each other's channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="padding_mode">What lies beyond the border.</param>
    /// <param name="device">Where; null for the default.</param>
    /// <param name="dtype">Of which type; null for the default.</param>
    /// <exception cref="ArgumentException">Transposed with another padding mode than zeros, or channels that groups do not divide.</exception>
    protected Convolution(
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
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(kernel_size);
        if (transposed && padding_mode != PaddingModes.Zeros)
        {
            throw new ArgumentException($"A transposed convolution can pad with zeros only, got {padding_mode}.", nameof(padding_mode));
        }

        if (groups < 1 || in_channels % groups != 0 || out_channels % groups != 0)
        {
            throw new ArgumentException($"groups must divide both channel counts, got {in_channels} and {out_channels} channels in {groups} groups.", nameof(groups));
        }

        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.dilation = dilation;
        this.transposed = transposed;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;
        if (padding_type is { } intent)
        {
            SetPadding(intent);
        }
        else
        {
            SetPadding(padding ?? new long[kernel_size.Length]);
        }

        long[] channels = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        weight = nn.Parameter(empty([.. channels, .. kernel_size], dtype, device));
        this.bias = bias ? nn.Parameter(empty([out_channels], dtype, device)) : null;
        reset_parameters();
    }

    /// <summary>The filters: [out, in/groups, *kernel], transposed [in, out/groups, *kernel].</summary>
    public Parameter weight
    {
        get => OwnedParameter(nameof(weight))!;
        set => OwnParameter(nameof(weight), value);
    }

    /// <summary>The bias, [out], or null.</summary>
    public Parameter? bias
    {
        get => OwnedParameter(nameof(bias));
        set => OwnParameter(nameof(bias), value);
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>Channels of the output.</summary>
    public long out_channels { get; }

    /// <summary>Whether the convolution is transposed.</summary>
    public bool transposed { get; }

    /// <summary>The padding by intent, or null.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>The padding on both sides of each dimension, or null where <see cref="padding_type"/> says it.</summary>
    public long[]? padding { get; private set; }

    /// <summary>What lies beyond the border.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>Number of groups that do not see each other's channels.</summary>
    public long groups { get; set; }

    /// <summary>The filter's size in each dimension.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>The step in each dimension.</summary>
    public long[] stride { get; set; }

    /// <summary>The distance between the filter's taps in each dimension.</summary>
    public long[] dilation { get; set; }

    /// <summary>Rows to add at the end of a transposed convolution's output, in each dimension.</summary>
    public long[] output_padding { get; set; }

    /// <summary>Draws weights and bias anew from U(−k, k), k = 1/√(fan in).</summary>
    public void reset_parameters() => nn.init.DefaultWeightAndBias(weight, bias);

    /// <summary>Sets the padding in numbers.</summary>
    /// <param name="padding">The padding on both sides of each dimension.</param>
    public void SetPadding(long[] padding)
    {
        ArgumentNullException.ThrowIfNull(padding);
        padding_type = null;
        this.padding = padding;
        _reversed_padding_repeated_twice = [.. padding.Reverse().SelectMany(value => new[] { value, value })];
    }

    /// <summary>Sets the padding by intent.</summary>
    /// <param name="padding">None, or as much as keeps the size.</param>
    /// <exception cref="ArgumentException">The convolution is transposed, or its stride is not 1.</exception>
    public void SetPadding(Padding padding)
    {
        if (transposed)
        {
            throw new ArgumentException("A transposed convolution takes its padding in numbers.", nameof(padding));
        }

        if (padding == Padding.Same && stride.Any(step => step != 1))
        {
            throw new ArgumentException($"Padding.Same needs stride 1, got [{string.Join(", ", stride)}]; give the padding in numbers.", nameof(padding));
        }

        this.padding = null;
        padding_type = padding;
        _reversed_padding_repeated_twice = new long[2 * kernel_size.Length];
        if (padding == Padding.Same)
        {
            for (var i = 0; i < kernel_size.Length; i++)
            {
                var last = kernel_size.Length - 1 - i;
                var total = dilation[last] * (kernel_size[last] - 1);
                _reversed_padding_repeated_twice[2 * i] = total / 2;
                _reversed_padding_repeated_twice[(2 * i) + 1] = total - (total / 2);
            }
        }
    }

    /// <summary>Whether the input has the right number of dimensions and channels.</summary>
    /// <param name="input">The input.</param>
    /// <param name="dimensions">The number of dimensions in which the filter moves.</param>
    /// <returns>True for [N, C, *] and for [C, *].</returns>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        ArgumentNullException.ThrowIfNull(input);
        var ndim = input.dim();
        return (ndim == dimensions + 2 && input.size(1) == in_channels) || (ndim == dimensions + 1 && input.size(0) == in_channels);
    }

    private protected void RequireShape(Tensor input, long dimensions)
    {
        if (!ValidateShape(input, dimensions))
        {
            throw new ArgumentException(
                $"{GetName()} expects [N, {in_channels}, {string.Join(", ", "DHW"[^(int)dimensions..].ToCharArray())}] or the same without N, " +
                $"got [{string.Join(", ", input.shape)}]; give it an input of {in_channels} channels.",
                nameof(input));
        }
    }
}
