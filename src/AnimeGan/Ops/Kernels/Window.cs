using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>A vector of channels of an image's window, taken out with what is to become of the values, and put back.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal static unsafe class Window<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>Takes out a window; beyond the image's borders zeros, or what mirrors it.</summary>
    /// <param name="values">Whose.</param>
    /// <param name="side">How they lie.</param>
    /// <param name="image">Of the batch.</param>
    /// <param name="channel">The first of the vector's.</param>
    /// <param name="row">The window's first row; may lie outside.</param>
    /// <param name="rows">Of the window.</param>
    /// <param name="column">The window's first column; may lie outside.</param>
    /// <param name="columns">Of the window.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="toRow">Numbers from row to row there.</param>
    /// <param name="toPixel">Numbers from pixel to pixel there.</param>
    /// <param name="reflected">How far it is mirrored beyond each border.</param>
    public static void Take(in Values values, in Side side, int image, int channel, int row, int rows, int column, int columns, float* to, nint toRow, nint toPixel, int reflected = 0)
    {
        Readers<V>.Read(values.Change, side.Form, new Taking(values, side, image, channel, row, rows, column, columns, to, toRow, toPixel, reflected));
    }

    /// <summary>Finishes a vector of channels of one image. Sums run over it in the order of its pixels, so they are the same whatever thread makes them.</summary>
    /// <param name="results">What is to be done.</param>
    /// <param name="side">How results lie.</param>
    /// <param name="image">Of the batch.</param>
    /// <param name="channel">The first of the vector's.</param>
    /// <param name="from">The convolution's results.</param>
    /// <param name="fromRow">Numbers from row to row there.</param>
    /// <param name="fromPixel">Numbers from pixel to pixel there.</param>
    public static void Finish(in Results results, in Side side, int image, int channel, float* from, nint fromRow, nint fromPixel)
    {
        switch (results.Finish, side.Form)
        {
            case (Ops.Finish.Values, Form.Pixels):
                FinishValues<PixelChannels<V>>(results, side, image, channel, from, fromRow, fromPixel);
                break;
            case (Ops.Finish.Gradients, Form.Pixels):
                FinishGradients<PixelChannels<V>>(results, side, image, channel, from, fromRow, fromPixel);
                break;
            case (Ops.Finish.Values, Form.Tiles):
                FinishValues<TileChannels<V>>(results, side, image, channel, from, fromRow, fromPixel);
                break;
            case (Ops.Finish.Gradients, Form.Tiles):
                FinishGradients<TileChannels<V>>(results, side, image, channel, from, fromRow, fromPixel);
                break;
            case (Ops.Finish.Styled, Form.Pixels):
                FinishStyled(results, side, image, channel, from, fromRow, fromPixel);
                break;
            case (Ops.Finish.StyledGradients, Form.Pixels):
                FinishStyledGradients(results, side, image, channel, from, fromRow, fromPixel);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Take<TReader>(TReader reader, in Side side, int image, int row, int rows, int column, int columns, float* to, nint toRow, nint toPixel, int reflected)
        where TReader : struct, IReader<TReader, V>
    {
        var zero = V.Splat(0);
        int before = Math.Clamp(-column, 0, columns), end = Math.Clamp(side.Columns - column, before, columns);
        var (pixel, line) = (side.Pixel, side.Columns * side.Pixel);
        var first = side.At(image) + ((column + before) * pixel);
        for (var of = row; of < row + rows; of++, to += toRow)
        {
            var at = to;
            var y = Mirrored(of, side.Rows, reflected);
            var inside = y >= 0 && y < side.Rows;
            var place = first + (y * line);
            for (var x = 0; x < (inside ? before : columns); x++, at += toPixel)
            {
                V.Store(at, zero);
            }

            if (!inside)
            {
                continue;
            }

            for (var x = before; x < end; x++, at += toPixel, place += pixel)
            {
                V.Store(at, reader.At(place));
            }

            for (var x = end; x < columns; x++, at += toPixel)
            {
                V.Store(at, zero);
            }

            for (var x = 1; x <= reflected; x++)
            {
                // Column −x is that of x, and column C − 1 + x that of C − 1 − x.
                Mirror(to, toPixel, column, columns, -x, x);
                Mirror(to, toPixel, column, columns, side.Columns - 1 + x, side.Columns - 1 - x);
            }
        }
    }

    /// <summary>Adds what lies beyond an image's borders to what it mirrors: the adjoint of a reflected window.</summary>
    /// <param name="side">The image.</param>
    /// <param name="room">Its first pixel; what lies beyond is around it.</param>
    /// <param name="roomRow">Numbers from row to row.</param>
    /// <param name="roomPixel">Numbers from pixel to pixel.</param>
    /// <param name="reflected">How far.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold(in Side side, float* room, nint roomRow, nint roomPixel, int reflected)
    {
        for (var y = 1; y <= reflected; y++)
        {
            for (nint x = -reflected; x < side.Columns + reflected; x++)
            {
                AddTo(room + (y * roomRow) + (x * roomPixel), room - (y * roomRow) + (x * roomPixel));
                AddTo(room + ((side.Rows - 1 - y) * roomRow) + (x * roomPixel), room + ((side.Rows - 1 + y) * roomRow) + (x * roomPixel));
            }
        }

        for (nint y = 0; y < side.Rows; y++)
        {
            var line = room + (y * roomRow);
            for (nint x = 1; x <= reflected; x++)
            {
                AddTo(line + (x * roomPixel), line - (x * roomPixel));
                AddTo(line + ((side.Columns - 1 - x) * roomPixel), line + ((side.Columns - 1 + x) * roomPixel));
            }
        }
    }

    private static void AddTo(float* to, float* from) => V.Store(to, V.Load(to) + V.Load(from));

    private static int Mirrored(int y, int rows, int reflected) =>
        y < 0 && y >= -reflected ? -y : y >= rows && y < rows + reflected ? (2 * (rows - 1)) - y : y;

    // Within the window; the mirrored column is always in it, for a window reaches from border to border.
    private static void Mirror(float* line, nint pixel, int column, int columns, int to, int from)
    {
        if (to >= column && to < column + columns)
        {
            V.Store(line + ((to - column) * pixel), V.Load(line + ((from - column) * pixel)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FinishValues<TChannels>(in Results results, in Side side, int image, int channel, float* from, nint fromRow, nint fromPixel)
        where TChannels : struct, IChannels<TChannels, V>
    {
        var bias = results.Bias == null ? V.Splat(0) : V.Load(results.Bias + channel);
        var to = TChannels.Of(results.First, channel);
        var (pixel, total, first) = (side.Pixel, V.Splat(0), side.At(image));
        var place = first;
        for (var row = 0; row < side.Rows; row++)
        {
            var at = from + (row * fromRow);
            for (var column = 0; column < side.Columns; column++, place += pixel, at += fromPixel)
            {
                var value = V.Load(at) + bias;
                to.Put(place, value);
                total += value;
            }
        }

        if (results.Sums == null)
        {
            return;
        }

        var (mean, squares) = (total * V.Splat(1f / ((float)side.Rows * side.Columns)), V.Splat(0));
        for (var end = place; first < end; first += pixel)
        {
            var away = to.At(first) - mean;
            squares = V.MultiplyAdd(away, away, squares);
        }

        var sums = results.Sums + ((nint)image * 2 * side.PaddedChannels) + channel;
        V.Store(sums, mean);
        V.Store(sums + side.PaddedChannels, squares);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FinishGradients<TChannels>(in Results results, in Side side, int image, int channel, float* from, nint fromRow, nint fromPixel)
        where TChannels : struct, IChannels<TChannels, V>
    {
        var constants = (image * results.ImageStep) + channel;
        var (scale, shift, slope, one) = (V.Load(results.Scale + constants), V.Load(results.Shift + constants), V.Splat(results.Slope), V.Splat(1));
        var mean = results.Mean == null ? V.Splat(0) : V.Load(results.Mean + constants);
        var inverse = results.Inverse == null ? V.Splat(0) : V.Load(results.Inverse + constants);
        var to = TChannels.Of(results.First, channel);
        var raw = TChannels.Of(results.Raw, channel);
        var (pixel, total, along, place) = (side.Pixel, V.Splat(0), V.Splat(0), side.At(image));
        for (var row = 0; row < side.Rows; row++)
        {
            var at = from + (row * fromRow);
            for (var column = 0; column < side.Columns; column++, place += pixel, at += fromPixel)
            {
                var value = raw.At(place);
                var gradient = V.Load(at) * V.WherePositive(V.MultiplyAdd(scale, value, shift), one, slope);
                to.Put(place, gradient);
                total += gradient;
                along = V.MultiplyAdd(gradient, value - mean, along);
            }
        }

        if (results.Sums != null)
        {
            var sums = results.Sums + ((nint)image * 2 * side.PaddedChannels) + channel;
            V.Store(sums, total);
            V.Store(sums + side.PaddedChannels, along * inverse);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FinishStyled(in Results results, in Side side, int image, int channel, float* from, nint fromRow, nint fromPixel)
    {
        var scale = V.Load(results.Scale + (image * results.ImageStep) + channel);
        var bias = results.Bias == null ? V.Splat(0) : V.Load(results.Bias + channel);
        var noise = results.Noise == null ? null : results.Noise + (image * side.Pixels);
        var (slope, pixel) = (V.Splat(results.Slope), side.Pixel);
        var to = (float*)results.First + side.At(image) + channel;
        for (var row = 0; row < side.Rows; row++)
        {
            var at = from + (row * fromRow);
            for (var column = 0; column < side.Columns; column++, to += pixel, at += fromPixel)
            {
                var shift = noise == null ? bias : bias + V.Splat(*noise++);
                var value = V.MultiplyAdd(scale, V.Load(at), shift);
                V.Store(to, V.WherePositive(value, value, value * slope));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FinishStyledGradients(in Results results, in Side side, int image, int channel, float* from, nint fromRow, nint fromPixel)
    {
        var scale = V.Load(results.Scale + (image * results.ImageStep) + channel);
        var (along, pixel) = (V.Splat(0), side.Pixel);
        var to = (float*)results.First + side.At(image) + channel;
        var raw = (float*)results.Raw + side.At(image) + channel;
        for (var row = 0; row < side.Rows; row++)
        {
            var at = from + (row * fromRow);
            for (var column = 0; column < side.Columns; column++, to += pixel, raw += pixel, at += fromPixel)
            {
                var gradient = V.Load(at);
                V.Store(to, gradient * scale);
                along = V.MultiplyAdd(gradient, V.Load(raw), along);
            }
        }

        V.Store(results.Sums + ((((nint)image * 2) + 1) * side.PaddedChannels) + channel, along);
    }

    // What Take was asked for.
    private readonly struct Taking(in Values values, in Side side, int image, int channel, int row, int rows, int column, int columns, float* to, nint toRow, nint toPixel, int reflected) : IReading<V>
    {
        private readonly Values _values = values;
        private readonly Side _side = side;
        private readonly float* _to = to;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void By<TReader>()
            where TReader : struct, IReader<TReader, V> =>
            Window<V>.Take(TReader.Of(_values, image * _values.ImageStep, channel), _side, image, row, rows, column, columns, _to, toRow, toPixel, reflected);
    }
}
