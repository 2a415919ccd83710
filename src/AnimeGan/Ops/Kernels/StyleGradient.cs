using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>The gradient of y = leaky(scale · v + bias + noise) with respect to all of these, out of y.</summary>
internal unsafe struct StyleGradient
{
    /// <summary>How y, its gradient and v lie.</summary>
    public Side Side;

    /// <summary>Results of the forward pass.</summary>
    public float* Y;

    /// <summary>Their gradient.</summary>
    public float* Dy;

    /// <summary>[image][padded channels], or one for all; not 0.</summary>
    public float* Scale;

    /// <summary>Numbers from one image's scale to the next one's; 0 where all share it.</summary>
    public nint ImageStep;

    /// <summary>[padded channels], or null.</summary>
    public float* Bias;

    /// <summary>[image][pixel], or null.</summary>
    public float* Noise;

    /// <summary>Above 0.</summary>
    public float Slope;

    /// <summary>Where v's gradient goes.</summary>
    public float* Dv;

    /// <summary>Where sums over an image's pixels go, [image][2][padded channels]: the bias's gradient, and the scale's.</summary>
    public float* Sums;

    /// <summary>Where the noise's gradient goes, [image][pixel]; null where it is not wanted.</summary>
    public float* NoiseGradient;

    /// <summary>Does it.</summary>
    /// <typeparam name="V">The vectors.</typeparam>
    /// <param name="team">Who.</param>
    /// <param name="images">How many.</param>
    public readonly void Run<V>(Team team, int images)
        where V : unmanaged, IVector<V>
    {
        var (all, rows, channels) = (this, Side.Rows, Side.PaddedChannels);
        var parts = (nint)team.Workspace.Gradients.Floats((nint)images * rows * 2 * channels);
        team.Each((nint)images * rows, (item, worker) => all.Row<V>(item, (float*)parts + (item * 2 * channels), team.Workspace.Item(worker, (nint)all.Side.Columns * V.Count)));

        // Row by row, in their order.
        team.Each(images, (image, _) =>
        {
            var sums = all.Sums + (image * 2 * channels);
            for (var c = 0; c < 2 * channels; c += V.Count)
            {
                var sum = V.Splat(0);
                for (nint row = 0; row < rows; row++)
                {
                    sum += V.Load((float*)parts + (((image * rows) + row) * 2 * channels) + c);
                }

                V.Store(sums + c, sum);
            }
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Row<V>(nint item, float* sums, float* noise)
        where V : unmanaged, IVector<V>
    {
        var (columns, pixel, channels) = (Side.Columns, Side.Pixel, Side.PaddedChannels);
        nint image = item / Side.Rows, line = item * columns;
        var (one, slope, zero) = (V.Splat(1), V.Splat(Slope), V.Splat(0));
        var rise = one / slope;
        for (var column = 0; column < columns; column++)
        {
            V.Store(noise + (column * V.Count), zero);
        }

        for (var c = 0; c < channels; c += V.Count)
        {
            var scale = V.Load(Scale + (image * ImageStep) + c);
            var bias = Bias == null ? zero : V.Load(Bias + c);
            var (total, along) = (zero, zero);
            for (var column = 0; column < columns; column++)
            {
                var at = ((line + column) * pixel) + c;
                var y = V.Load(Y + at);
                var gradient = V.Load(Dy + at) * V.WherePositive(y, one, slope);
                var before = y * V.WherePositive(y, one, rise);
                var shift = Noise == null ? bias : bias + V.Splat(Noise[line + column]);
                V.Store(Dv + at, gradient * scale);
                V.Store(noise + (column * V.Count), V.Load(noise + (column * V.Count)) + gradient);
                total += gradient;
                along = V.MultiplyAdd(gradient, before - shift, along);
            }

            // Padding has scale 0, and nothing along it.
            V.Store(sums + c, total);
            V.Store(sums + channels + c, along / (scale + V.WherePositive(scale * scale, zero, one)));
        }

        for (var column = 0; NoiseGradient != null && column < columns; column++)
        {
            NoiseGradient[line + column] = V.Sum(V.Load(noise + (column * V.Count)));
        }
    }
}
