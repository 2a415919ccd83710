using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace AnimeGan.Ops;

/// <summary>A <see cref="StyledConvolution"/> by the kernels: tensors become memory as they want it, and theirs becomes tensors.</summary>
/// <param name="arguments">What it takes.</param>
/// <param name="call">Its constants, and what it keeps.</param>
/// <param name="doubles">Whether it doubles the resolution.</param>
/// <param name="filters">Those made before.</param>
internal sealed unsafe class StyledPass(StyledArguments arguments, StyledCall call, bool doubles, Filters filters)
{
    private readonly IFloat32Kernels _kernels = MachineKernels.Float32[0];
    private readonly int _images = (int)arguments.X.shape[0];

    private Side In => InputSide((int)arguments.X.shape[1], (int)arguments.X.shape[2], (int)arguments.X.shape[3], arguments.Pre is not null, doubles);

    private Side Out => Side.OfPixels((int)arguments.Weight.shape[0], doubles ? 2 * In.Rows : In.Rows, doubles ? 2 * In.Columns : In.Columns, isPicture: false);

    // A smoothed 3×3 is a 6×6; what was beyond the border of the transposed convolution's result is 0, as the filter has it.
    private Geometry Geometry => doubles
        ? new Geometry(Out, In, 6, 2, 2, IsSmoothed: true)
        : new Geometry(In, Out, (int)arguments.Weight.shape[2], 1, (int)arguments.Weight.shape[2] / 2);

    /// <summary>How its input lies: as a picture where its few channels are the big side's alone; the small side's are read in whole blocks.</summary>
    /// <param name="channels">Of it.</param>
    /// <param name="rows">Of it.</param>
    /// <param name="columns">Of it.</param>
    /// <param name="styled">Whether its channels are scaled as they are read.</param>
    /// <param name="doubles">Whether the result has twice as many rows and columns.</param>
    internal static Side InputSide(int channels, int rows, int columns, bool styled, bool doubles) =>
        Side.OfPixels(channels, rows, columns, !styled && !doubles && channels < Side.ChannelBlock);

    /// <summary>[N, O, H, W].</summary>
    /// <param name="keeps">Whether a backward pass may follow.</param>
    internal Tensor Forward(bool keeps)
    {
        using var scope = NewDisposeScope();
        using var lease = Team.Take(get_num_threads());
        var x = PixelTensors.From(arguments.X, In, lease.Team);
        var y = empty(_images, Out.Rows, Out.Columns, Out.Pixel);
        var (scale, step) = Scale();
        var results = new Results
        {
            Finish = Finish.Styled,
            First = PixelTensors.Address(y),
            Scale = PixelTensors.Address(scale),
            ImageStep = step,
            Bias = arguments.Bias is { } bias ? PixelTensors.Address(Padded(bias)) : null,
            Noise = arguments.Noise is { } noise ? PixelTensors.Address(noise.contiguous()) : null,
            Slope = call.Slope,
        };
        var convolution = _kernels.For(new Job(Geometry, _images, PixelTensors.Address(Weights()), filters, lease.Team));
        if (doubles)
        {
            convolution.ToBig(Input(x), results);
        }
        else
        {
            convolution.ToSmall(Input(x), results);
        }

        if (keeps)
        {
            call.Kept = (x.DetachFromDisposeScope(), y.alias().DetachFromDisposeScope());
        }

        return PixelTensors.To(y, Out, lease.Team).MoveToOuterDisposeScope();
    }

    /// <summary>The gradients of the arguments that are there; null where none is wanted.</summary>
    /// <param name="gradient">The result's, [N, O, H, W].</param>
    /// <param name="wanted">Of which.</param>
    internal Tensor?[] Backward(Tensor gradient, bool[] wanted)
    {
        using var scope = NewDisposeScope();
        using var lease = Team.Take(get_num_threads());
        var (x, y) = call.Kept!.Value;
        var sums = empty(_images, 2, Out.PaddedChannels);
        var dNoise = arguments.Noise is { } noise ? empty_like(noise) : null;
        var dv = ThroughStyle(y, PixelTensors.From(gradient, Out, lease.Team), sums, dNoise, lease.Team);

        var results = new List<Tensor?>();
        var convolution = _kernels.For(new Job(Geometry, _images, PixelTensors.Address(Weights()), filters, lease.Team));
        var (input, output) = (Input(x), new Values { First = PixelTensors.Address(dv) });
        var alongInput = empty(_images, 2, In.PaddedChannels);
        results.Add(wanted[0] || (arguments.Pre is not null && wanted[2]) ? InputGradient(convolution, output, x, alongInput, lease.Team) : null);
        results.Add(wanted[1] ? WeightGradient(convolution, input, output) : null);
        if (arguments.Pre is not null)
        {
            results.Add(alongInput.select(1, 1).narrow(1, 0, In.Channels));
        }

        if (arguments.Post is not null)
        {
            results.Add(sums.select(1, 1).narrow(1, 0, Out.Channels) * call.Factor);
        }

        if (dNoise is not null)
        {
            results.Add(dNoise);
        }

        if (arguments.Bias is not null)
        {
            results.Add(sums.select(1, 0).narrow(1, 0, Out.Channels).sum(0L));
        }

        return [.. results.Select((result, index) => wanted[index] ? result!.MoveToOuterDisposeScope() : null)];
    }

    // v's gradient, [N, H, W, channels].
    private Tensor ThroughStyle(Tensor y, Tensor dy, Tensor sums, Tensor? dNoise, Team team)
    {
        var (scale, step) = Scale();
        var dv = empty_like(dy);
        var style = new StyleGradient
        {
            Side = Out,
            Y = PixelTensors.Address(y),
            Dy = PixelTensors.Address(dy),
            Scale = PixelTensors.Address(scale),
            ImageStep = step,
            Bias = arguments.Bias is { } bias ? PixelTensors.Address(Padded(bias)) : null,
            Noise = arguments.Noise is { } noise ? PixelTensors.Address(noise.contiguous()) : null,
            Slope = call.Slope,
            Dv = PixelTensors.Address(dv),
            Sums = PixelTensors.Address(sums),
            NoiseGradient = dNoise is null ? null : PixelTensors.Address(dNoise),
        };
        _kernels.Run(style, team, _images);
        return dv;
    }

    private Tensor InputGradient(IConvolution convolution, in Values dv, Tensor x, Tensor along, Team team)
    {
        var dx = empty(_images, In.Rows, In.Columns, In.Pixel);
        var results = new Results { First = PixelTensors.Address(dx) };
        if (arguments.Pre is { } pre)
        {
            results.Finish = Finish.StyledGradients;
            results.Scale = PixelTensors.Address(Padded(pre));
            results.ImageStep = In.PaddedChannels;
            results.Raw = PixelTensors.Address(x);
            results.Sums = PixelTensors.Address(along);
        }

        if (doubles)
        {
            convolution.ToSmall(dv, results);
        }
        else
        {
            convolution.ToBig(dv, results);
        }

        return PixelTensors.To(dx, In, team);
    }

    private Tensor WeightGradient(IConvolution convolution, in Values input, in Values dv)
    {
        var gradient = empty_like(Weights());
        if (doubles)
        {
            convolution.FilterGradient(dv, input, PixelTensors.Address(gradient));
            return gradient.transpose(0, 1);
        }

        convolution.FilterGradient(input, dv, PixelTensors.Address(gradient));
        return gradient;
    }

    // Filters are [small channel][big channel][row][column].
    private Tensor Weights() => (doubles ? arguments.Weight.transpose(0, 1) : arguments.Weight).contiguous();

    private Values Input(Tensor x) => arguments.Pre is { } pre
        ? new Values
        {
            Change = Change.Activated,
            First = PixelTensors.Address(x),
            Scale = PixelTensors.Address(Padded(pre)),
            Shift = PixelTensors.Address(zeros(_images, In.PaddedChannels)),
            Slope = 1,
            ImageStep = In.PaddedChannels,
        }
        : new Values { First = PixelTensors.Address(x) };

    private (Tensor Scale, nint Step) Scale() => arguments.Post is { } post
        ? (Padded(call.Factor == 1 ? post : post * call.Factor), Out.PaddedChannels)
        : (full(Out.PaddedChannels, call.Factor), 0);

    // [..., channels] with zeros up to whole blocks.
    private static Tensor Padded(Tensor tensor)
    {
        var channels = (int)tensor.shape[^1];
        var whole = Side.Whole(channels, Side.ChannelBlock);
        return whole == channels ? tensor.contiguous() : F.pad(tensor, [0, whole - channels]);
    }
}
