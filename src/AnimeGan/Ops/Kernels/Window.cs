using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>A vector of channels of an image's window, taken out with what is to become of the values, and put back.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal static unsafe class Window<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>Takes out a window; zeros beyond the image's borders.</summary>
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
    public static void Take(in Values values, in Side side, int image, int channel, int row, int rows, int column, int columns, float* to, nint toRow, nint toPixel)
    {
        Readers<V>.Read(values.Change, side.Form, new Taking(values, side, image, channel, row, rows, column, columns, to, toRow, toPixel));
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
        switch (results.AreGradients, side.Form)
        {
            case (false, Form.Pixels):
                FinishValues<PixelChannels<V>>(results, side, image, channel, from, fromRow, fromPixel);
                break;
            case (true, Form.Pixels):
                FinishGradients<PixelChannels<V>>(results, side, image, channel, from, fromRow, fromPixel);
                break;
            case (false, Form.Tiles):
                FinishValues<TileChannels<V>>(results, side, image, channel, from, fromRow, fromPixel);
                break;
            case (true, Form.Tiles):
                FinishGradients<TileChannels<V>>(results, side, image, channel, from, fromRow, fromPixel);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Take<TReader>(TReader reader, in Side side, int image, int row, int rows, int column, int columns, float* to, nint toRow, nint toPixel)
        where TReader : struct, IReader<TReader, V>
    {
        var zero = V.Splat(0);
        int before = Math.Clamp(-column, 0, columns), end = Math.Clamp(side.Columns - column, before, columns);
        var (pixel, line) = (side.Pixel, side.Columns * side.Pixel);
        var first = side.At(image) + ((column + before) * pixel);
        for (var y = row; y < row + rows; y++, to += toRow)
        {
            var at = to;
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

    // What Take was asked for.
    private readonly struct Taking(in Values values, in Side side, int image, int channel, int row, int rows, int column, int columns, float* to, nint toRow, nint toPixel) : IReading<V>
    {
        private readonly Values _values = values;
        private readonly Side _side = side;
        private readonly float* _to = to;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void By<TReader>()
            where TReader : struct, IReader<TReader, V> =>
            Window<V>.Take(TReader.Of(_values, image * _values.ImageStep, channel), _side, image, row, rows, column, columns, _to, toRow, toPixel);
    }
}
