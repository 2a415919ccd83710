using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AnimeGan.Imaging;

/// <summary>
/// The kit's one resizing filter: Lanczos with three lobes, widened when shrinking (antialiased), weights normalised at the borders.
/// It is always this one because the filter alone can move FID by 6 (Parmar et al. 2022, arXiv 2104.11222).
/// </summary>
/// <remarks>
/// L(x) = sinc(x) · sinc(x / 3) for |x| below 3 (Duchon 1979), horizontally and then vertically, in float32.
/// Products are rounded before they are added (never fused), so every machine gives the same bytes.
/// </remarks>
public sealed class Lanczos
{
    /// <summary>What manifests call the filter; a change of a single value anywhere needs a new name.</summary>
    public const string FilterName = "lanczos3-antialias/1";

    private const int Lobes = 3;

    private readonly int _width;
    private readonly int _height;
    private readonly Taps _across;
    private readonly Taps _down;
    private readonly float[] _source;
    private readonly float[] _row;
    private readonly float[] _sums;
    private int _next;
    private int _firstOpen;

    /// <summary>Prepares to resize one picture, row by row.</summary>
    internal Lanczos(int sourceWidth, int sourceHeight, SourceBox box, int width, int height)
    {
        _width = width;
        _height = height;
        _across = new Taps(sourceWidth, box.Left, box.Width, width);
        _down = new Taps(sourceHeight, box.Top, box.Height, height);

        // One float of slack: pixels are read four floats at a time.
        _source = new float[(sourceWidth * 3) + 1];
        _row = new float[(width * 3) + 1];
        _sums = new float[width * height * 3];
    }

    /// <summary>Resizes a picture as the options say.</summary>
    /// <param name="image">Any size.</param>
    /// <param name="options">Width, height, fit and background are used.</param>
    public static RgbImage Resize(RgbImage image, PictureOptions options)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        int stride = image.Width * 3;
        return ResizePlan.Create(image.Width, image.Height, orientation: 1, options)
            .Run(image.Width, image.Height, shrink: 1, (top, count, rgb) => image.Pixels.AsSpan(top * stride, count * stride).CopyTo(rgb));
    }

    /// <summary>Takes the next row from the top, [sourceWidth, 3].</summary>
    internal void AddRow(ReadOnlySpan<byte> rgb)
    {
        int y = _next++;
        while (_firstOpen < _height && _down.End(_firstOpen) <= y)
        {
            _firstOpen++;
        }

        if (_firstOpen == _height || _down.Start[_firstOpen] > y)
        {
            return;
        }

        for (int i = 0; i < rgb.Length; i++)
        {
            _source[i] = rgb[i];
        }

        Horizontal();
        for (int output = _firstOpen; output < _height && _down.Start[output] <= y; output++)
        {
            if (y < _down.End(output))
            {
                Accumulate(_down.Weight(output, y), _sums.AsSpan(output * _width * 3, _width * 3));
            }
        }
    }

    /// <summary>The resized picture, once every row was added.</summary>
    internal RgbImage Finish()
    {
        byte[] pixels = new byte[_sums.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Clamp(_sums[i] + 0.5f, 0f, 255f);
        }

        return new RgbImage(_width, _height, pixels);
    }

    /// <summary>_source to _row; three channels ride in one vector, its fourth lane is written over by the next pixel.</summary>
    private void Horizontal()
    {
        ref float source = ref MemoryMarshal.GetArrayDataReference(_source);
        ref float row = ref MemoryMarshal.GetArrayDataReference(_row);
        for (int x = 0; x < _width; x++)
        {
            int start = _across.Start[x];
            ReadOnlySpan<float> weights = _across.Weights(x);
            Vector128<float> even = Vector128<float>.Zero;
            Vector128<float> odd = Vector128<float>.Zero;
            int tap = 0;
            for (; tap + 1 < weights.Length; tap += 2)
            {
                nuint at = (nuint)((start + tap) * 3);
                even += Vector128.LoadUnsafe(ref source, at) * weights[tap];
                odd += Vector128.LoadUnsafe(ref source, at + 3) * weights[tap + 1];
            }

            if (tap < weights.Length)
            {
                even += Vector128.LoadUnsafe(ref source, (nuint)((start + tap) * 3)) * weights[tap];
            }

            (even + odd).StoreUnsafe(ref row, (nuint)(x * 3));
        }
    }

    private void Accumulate(float weight, Span<float> sums)
    {
        ReadOnlySpan<float> row = _row.AsSpan(0, sums.Length);
        int i = 0;
        ref float source = ref MemoryMarshal.GetReference(row);
        ref float target = ref MemoryMarshal.GetReference(sums);
        for (; i + 4 <= sums.Length; i += 4)
        {
            (Vector128.LoadUnsafe(ref target, (nuint)i) + (Vector128.LoadUnsafe(ref source, (nuint)i) * weight)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] += row[i] * weight;
        }
    }

    /// <summary>For each output position, which inputs count and by how much.</summary>
    private sealed class Taps
    {
        private readonly int _most;
        private readonly int[] _count;
        private readonly float[] _weights;

        public Taps(int inputs, double first, double length, int outputs)
        {
            double scale = length / outputs;
            double stretch = Math.Max(scale, 1);
            double support = Lobes * stretch;
            _most = ((int)Math.Ceiling(support) * 2) + 1;
            Start = new int[outputs];
            _count = new int[outputs];
            _weights = new float[outputs * _most];
            Span<double> exact = stackalloc double[256];
            if (_most > exact.Length)
            {
                exact = new double[_most];
            }

            for (int output = 0; output < outputs; output++)
            {
                double centre = first + ((output + 0.5) * scale);
                int from = Math.Max(0, (int)(centre - support + 0.5));
                int to = Math.Min(inputs, (int)(centre + support + 0.5));
                double total = 0;
                for (int input = from; input < to; input++)
                {
                    double weight = Kernel((input + 0.5 - centre) / stretch);
                    exact[input - from] = weight;
                    total += weight;
                }

                Start[output] = from;
                _count[output] = to - from;
                for (int tap = 0; tap < to - from; tap++)
                {
                    _weights[(output * _most) + tap] = (float)(exact[tap] / total);
                }
            }
        }

        public int[] Start { get; }

        public int End(int output) => Start[output] + _count[output];

        public float Weight(int output, int input) => _weights[(output * _most) + input - Start[output]];

        public ReadOnlySpan<float> Weights(int output) => _weights.AsSpan(output * _most, _count[output]);

        private static double Kernel(double x)
        {
            if (x == 0)
            {
                return 1;
            }

            double angle = Math.PI * x;
            return Math.Abs(x) < Lobes ? Lobes * Math.Sin(angle) * Math.Sin(angle / Lobes) / (angle * angle) : 0;
        }
    }
}
