using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AnimeGan.Imaging;

/// <summary>
/// The kit's one resizing filter: Lanczos with three lobes, widened when shrinking (antialiased), weights normalised at the borders.
/// It is always this one because the filter alone can move FID by 6 (Parmar et al. 2022, arXiv 2104.11222).
/// </summary>
/// <remarks>
/// L(x) = sinc(x) · sinc(x / 3) for |x| below 3 (Duchon 1979), vertically and then horizontally, in float32.
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
    private readonly float[] _result;
    private readonly byte[] _pixels;

    // Output rows that some but not all of their input rows were added to, at the input's width.
    private readonly float[]?[] _open;
    private readonly Stack<float[]> _spare = [];
    private int _next;
    private int _firstOpen;

    /// <summary>Prepares to resize one picture, row by row.</summary>
    internal Lanczos(int sourceWidth, int sourceHeight, SourceBox box, int width, int height)
    {
        _width = width;
        _height = height;
        _across = new Taps(sourceWidth, box.Left, box.Width, width);
        _down = new Taps(sourceHeight, box.Top, box.Height, height);
        _source = new float[RowFloats(sourceWidth)];
        _result = new float[RowFloats(width)];
        _pixels = new byte[checked(width * height * 3)];
        _open = new float[]?[height];
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

    /// <summary>The filter along one axis as a matrix, for whoever must resize without bytes, such as through a gradient.</summary>
    /// <param name="inputs">Pixels before, at least 1.</param>
    /// <param name="outputs">Pixels after, at least 1.</param>
    /// <returns>[outputs, inputs] by row; each row sums to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">inputs or outputs is less than 1.</exception>
    public static float[] Matrix(int inputs, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        var taps = new Taps(inputs, 0, inputs, outputs);
        var matrix = new float[outputs * inputs];
        for (int output = 0; output < outputs; output++)
        {
            taps.Weights(output).CopyTo(matrix.AsSpan((output * inputs) + taps.Start[output]));
        }

        return matrix;
    }

    /// <summary>Takes the next row from the top, [sourceWidth, 3].</summary>
    internal void AddRow(ReadOnlySpan<byte> rgb)
    {
        int y = _next++;
        if (_firstOpen == _height || _down.Start[_firstOpen] > y)
        {
            return;
        }

        ToFloat(rgb, _source);
        for (int output = _firstOpen; output < _height && _down.Start[output] <= y; output++)
        {
            if (y < _down.End(output))
            {
                Accumulate(output, _down.Weight(output, y));
            }
        }

        for (; _firstOpen < _height && _down.End(_firstOpen) <= y + 1; _firstOpen++)
        {
            Finish(_firstOpen);
        }
    }

    /// <summary>The resized picture, once every row was added.</summary>
    internal RgbImage Finish() => new(_width, _height, _pixels);

    /// <summary>A row and one float more, as pixels are read four floats at a time, in whole vectors.</summary>
    private static int RowFloats(int width) => ((width * 3) + 1 + 15) / 16 * 16;

    private static void ToFloat(ReadOnlySpan<byte> bytes, float[] floats)
    {
        ref byte source = ref MemoryMarshal.GetReference(bytes);
        ref float target = ref MemoryMarshal.GetArrayDataReference(floats);
        int i = 0;
        for (; i + 16 <= bytes.Length; i += 16)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)i));
            Store(low, ref target, i);
            Store(high, ref target, i + 8);
        }

        for (; i < bytes.Length; i++)
        {
            floats[i] = bytes[i];
        }

        static void Store(Vector128<ushort> values, ref float target, int at)
        {
            (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(values);
            Vector128.ConvertToSingle(low.AsInt32()).StoreUnsafe(ref target, (nuint)at);
            Vector128.ConvertToSingle(high.AsInt32()).StoreUnsafe(ref target, (nuint)(at + 4));
        }
    }

    /// <summary>Adds the source row to an output row; the first one overwrites what an earlier use of the buffer left.</summary>
    private void Accumulate(int output, float weight)
    {
        bool first = _open[output] is null;
        float[] sums = _open[output] ??= _spare.TryPop(out float[]? spare) ? spare : new float[_source.Length];
        ref float source = ref MemoryMarshal.GetArrayDataReference(_source);
        ref float target = ref MemoryMarshal.GetArrayDataReference(sums);
        for (nuint i = 0; i < (nuint)sums.Length; i += 8)
        {
            Vector256<float> product = Vector256.LoadUnsafe(ref source, i) * weight;
            (first ? product : Vector256.LoadUnsafe(ref target, i) + product).StoreUnsafe(ref target, i);
        }
    }

    /// <summary>
    /// Filters a complete row horizontally and rounds it. Three channels ride in one vector; its fourth lane is written over by the next pixel.
    /// </summary>
    private void Finish(int output)
    {
        float[] sums = _open[output]!;
        ref float source = ref MemoryMarshal.GetArrayDataReference(sums);
        ref float result = ref MemoryMarshal.GetArrayDataReference(_result);
        for (int x = 0; x < _width; x++)
        {
            ReadOnlySpan<float> weights = _across.Weights(x);
            ref float from = ref Unsafe.Add(ref source, _across.Start[x] * 3);
            Vector128<float> even = Vector128<float>.Zero;
            Vector128<float> odd = Vector128<float>.Zero;
            int tap = 0;
            for (; tap + 1 < weights.Length; tap += 2)
            {
                even += Vector128.LoadUnsafe(ref from, (nuint)(tap * 3)) * weights[tap];
                odd += Vector128.LoadUnsafe(ref from, (nuint)((tap * 3) + 3)) * weights[tap + 1];
            }

            if (tap < weights.Length)
            {
                even += Vector128.LoadUnsafe(ref from, (nuint)(tap * 3)) * weights[tap];
            }

            (even + odd).StoreUnsafe(ref result, (nuint)(x * 3));
        }

        Span<byte> pixels = _pixels.AsSpan(output * _width * 3, _width * 3);
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Clamp(_result[i] + 0.5f, 0f, 255f);
        }

        _open[output] = null;
        _spare.Push(sums);
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

            if (Math.Abs(x) >= Lobes)
            {
                return 0;
            }

            // sin(3a) = 3 sin(a) - 4 sin(a)^3 saves one of the two sines.
            double third = Math.PI * x / Lobes;
            double sine = Math.Sin(third);
            return sine * sine * (Lobes - (4 * sine * sine)) / (Lobes * third * third);
        }
    }
}
