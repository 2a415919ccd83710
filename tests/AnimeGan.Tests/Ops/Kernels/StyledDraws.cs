using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>StyleGAN's convolutions, their gradients and halving by chance, in memory as large as what they read and write.</summary>
internal sealed unsafe class StyledDraws
{
    private static readonly int[] _channels = [1, 2, 3, 8, 15, 16, 17, 31, 32, 33, 48, 129];
    private static readonly int[] _sizes = [1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 33, 65];

    private readonly Random _random;
    private readonly List<Arena> _memory = [];
    private readonly int _images, _threads;
    private readonly bool _doubles, _pre, _post, _noise, _bias;
    private readonly Geometry _geometry;
    private readonly Side _in, _out;

    /// <summary>Draws one.</summary>
    /// <param name="seed">The same gives the same shape and numbers.</param>
    public StyledDraws(int seed)
    {
        _random = new Random(seed);
        int Of(int[] values) => values[_random.Next(values.Length)];
        bool Is() => _random.Next(2) == 0;
        (_doubles, _pre, _post, _noise, _bias) = (Is(), Is(), Is(), Is(), Is());
        (_images, _threads) = (_random.Next(1, 6), _random.Next(1, 4));
        var (from, to, rows, columns, kernel) = (Of(_channels), Of(_channels), Of(_sizes), Of(_sizes), Is() ? 3 : 1);
        _in = StyledPass.InputSide(from, rows, columns, _pre, _doubles);
        _out = Side.OfPixels(to, _doubles ? 2 * rows : rows, _doubles ? 2 * columns : columns, isPicture: false);
        _geometry = _doubles ? new Geometry(_out, _in, 6, 2, 2, IsSmoothed: true) : new Geometry(_in, _out, kernel, 1, kernel / 2);
        Name = $"styled: {_images} of {rows}×{columns}, {_threads} threads: {from} to {to} by {_geometry.StoredKernel}{(_doubles ? " doubled" : "")}{(_pre ? ", styles" : "")}{(_post ? ", demodulated" : "")}{(_noise ? ", noise" : "")}{(_bias ? ", bias" : "")}";
    }

    /// <summary>Its shape in words.</summary>
    public string Name { get; }

    /// <summary>Runs it forward and backward.</summary>
    /// <returns>All that it wrote.</returns>
    public float[] Run(IFloat32Kernels kernels)
    {
        using var lease = Team.Take(_threads, kernels.PrepareThread);
        var team = lease.Team;
        float[] all = [];
        team.Lead(() => all = [.. Styled(kernels, team), .. Halved(kernels, team)]);
        _memory.ForEach(memory => memory.Free());
        return all;
    }

    private float[] Styled(IFloat32Kernels kernels, Team team)
    {
        float* x = Pixels(_in), dy = Pixels(_out);
        float* y = Room(_out.Floats(_images)), dv = Room(_out.Floats(_images)), dx = Room(_in.Floats(_images));
        var weights = Numbers((int)_geometry.Weights, 0.2);
        var scale = Constants(_out, _post ? _images : 1);
        nint step = _post ? _out.PaddedChannels : 0;
        float* pre = _pre ? Constants(_in, _images) : null, bias = _bias ? Constants(_out, 1) : null, noise = _noise ? Numbers(_images * (int)_out.Pixels, 1) : null;
        var convolution = kernels.For(new Job(_geometry, _images, weights, new Filters(), team));
        var results = new Results { Finish = Finish.Styled, First = y, Scale = scale, ImageStep = step, Bias = bias, Noise = noise, Slope = 0.2f };
        var input = _pre ? new Values { Change = Change.Activated, First = x, Scale = pre, Shift = Zeros(_images * _in.PaddedChannels), Slope = 1, ImageStep = _in.PaddedChannels } : new Values { First = x };
        Forward(convolution, input, results);

        float* sums = Room(_images * 2 * _out.PaddedChannels), dNoise = _noise ? Room(_images * _out.Pixels) : null;
        kernels.Run(new StyleGradient { Side = _out, Y = y, Dy = dy, Scale = scale, ImageStep = step, Bias = bias, Noise = noise, Slope = 0.2f, Dv = dv, Sums = sums, NoiseGradient = dNoise }, team, _images);
        float* along = Room(_images * 2 * _in.PaddedChannels), gradient = Room(_geometry.Weights);
        var flowing = new Values { First = dv };
        var through = _pre ? new Results { First = dx, Finish = Finish.StyledGradients, Scale = pre, ImageStep = _in.PaddedChannels, Raw = x, Sums = along } : new Results { First = dx };
        Backward(convolution, flowing, through);
        convolution.FilterGradient(_doubles ? flowing : input, _doubles ? input : flowing, gradient);
        return
        [
            .. Read(y, _out.Floats(_images)), .. Read(dv, _out.Floats(_images)), .. Read(dx, _in.Floats(_images)), .. Read(gradient, _geometry.Weights),
            .. Read(sums, _images * 2 * _out.PaddedChannels), .. _noise ? Read(dNoise, _images * _out.Pixels) : [], .. _pre ? Along(along) : [],
        ];
    }

    // The second of an image's two sums; nobody asks for the first.
    private float[] Along(float* sums) => [.. Enumerable.Range(0, _images).SelectMany(image => Read(sums + (((2 * image) + 1) * _in.PaddedChannels), _in.PaddedChannels))];

    private void Forward(IConvolution convolution, in Values input, in Results results)
    {
        if (_doubles)
        {
            convolution.ToBig(input, results);
        }
        else
        {
            convolution.ToSmall(input, results);
        }
    }

    private void Backward(IConvolution convolution, in Values flowing, in Results through)
    {
        if (_doubles)
        {
            convolution.ToSmall(flowing, through);
        }
        else
        {
            convolution.ToBig(flowing, through);
        }
    }

    private float[] Halved(IFloat32Kernels kernels, Team team)
    {
        var channels = _out.PaddedChannels;
        var big = new Side(channels, 2 * _in.Rows, 2 * _in.Columns, Form.Pixels, channels);
        var few = _images * _in.Pixels * channels;
        float* pixels = Numbers((int)(4 * few), 1), halved = Room(few), spread = Room(4 * few);
        kernels.Run(new Halving { Big = big, Pixels = pixels, Halved = halved }, team, _images, spreads: false);
        kernels.Run(new Halving { Big = big, Pixels = spread, Halved = halved }, team, _images, spreads: true);
        return [.. Read(halved, few), .. Read(spread, 4 * few)];
    }

    // What a side holds, with zeros in its padding.
    private float* Pixels(Side side)
    {
        var numbers = Numbers((int)side.Floats(_images), 1);
        for (nint at = 0; at < side.Floats(_images); at++)
        {
            numbers[at] = at % side.Pixel < side.Channels ? numbers[at] : 0;
        }

        return numbers;
    }

    // A number between a half and one and a half for each channel, zeros in the padding.
    private float* Constants(Side side, int sets)
    {
        var numbers = Zeros(sets * side.PaddedChannels);
        for (var at = 0; at < sets * side.PaddedChannels; at++)
        {
            numbers[at] = at % side.PaddedChannels < side.Channels ? 0.5f + _random.NextSingle() : 0;
        }

        return numbers;
    }

    private float* Zeros(int count)
    {
        var zeros = Room(count);
        new Span<float>(zeros, count).Clear();
        return zeros;
    }

    private float* Numbers(int count, double scale)
    {
        var numbers = Room(count);
        for (var at = 0; at < count; at++)
        {
            numbers[at] = (float)(scale * ((2 * _random.NextDouble()) - 1));
        }

        return numbers;
    }

    // No numbers until they are written.
    private float* Room(nint count)
    {
        var arena = new Arena();
        _memory.Add(arena);
        return arena.Floats(count);
    }

    private static float[] Read(float* first, nint count) => new Span<float>(first, (int)count).ToArray();
}
