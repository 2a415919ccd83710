using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>
/// What is done with the sums of a product of tiles: <see cref="Window{V}.Finish"/> for sixteen images by 32 channels at once. Statistics
/// are gathered tile by tile, in the order in which they are put.
/// </summary>
/// <typeparam name="V">The vectors.</typeparam>
internal unsafe struct TileWriter<V>
    where V : unmanaged, IVector<V>
{
    // Of values: one of the block's, the sum of what departs from it, and of the squares. Of gradients: the two sums of Results.
    private const int Pivot = 0;
    private const int Total = Tile.Depth;
    private const int Other = 2 * Tile.Depth;
    private const int Statistics = 3 * Tile.Depth;

    private readonly Results _results;
    private readonly Side _side;
    private readonly int _channel;
    private readonly int _channels;
    private readonly int _images;
    private readonly int _first;
    private readonly int _blocks;
    private readonly float* _room;
    private nint _puts;

    /// <summary>Begins with the statistics of some blocks.</summary>
    /// <param name="results">What is to be done.</param>
    /// <param name="side">How results lie.</param>
    /// <param name="channel">The first of the 32.</param>
    /// <param name="images">Of the batch.</param>
    /// <param name="first">The first block's number among those of all images.</param>
    /// <param name="blocks">Of sixteen images.</param>
    /// <param name="room"><see cref="Floats"/>.</param>
    public TileWriter(in Results results, in Side side, int channel, int images, int first, int blocks, float* room)
    {
        (_results, _side, _channel, _channels, _images, _first, _blocks) = (results, side, channel, side.PaddedChannels, images, first, blocks);
        _room = room;
        new Span<float>(room, (int)Floats(blocks)).Clear();
    }

    private readonly bool AreGradients => _results.Finish == Finish.Gradients;

    /// <summary>Numbers of room for the statistics of so many blocks.</summary>
    public static nint Floats(int blocks) => (nint)blocks * Statistics;

    /// <summary>Takes sums for one pixel of each block in turn.</summary>
    /// <param name="block">Of those begun with.</param>
    /// <param name="pixel">Of the side.</param>
    /// <param name="sums">By the lower and by the higher sixteen channels.</param>
    public void Put(int block, nint pixel, float* sums)
    {
        switch (AreGradients, _side.Form)
        {
            case (false, Form.Pixels):
                PutValues<PixelChannels<V>>(block, pixel, sums);
                break;
            case (true, Form.Pixels):
                PutGradients<PixelChannels<V>>(block, pixel, sums);
                break;
            case (false, Form.Tiles):
                PutValues<TileChannels<V>>(block, pixel, sums);
                break;
            case (true, Form.Tiles):
                PutGradients<TileChannels<V>>(block, pixel, sums);
                break;
        }

        _puts++;
    }

    /// <summary>Leaves the statistics where they are wanted.</summary>
    public readonly void End()
    {
        for (var block = 0; block < _blocks && _results.Sums != null; block++)
        {
            var from = _room + Floats(block);
            var to = _results.Sums + ((nint)(_first + block) * 2 * _channels) + _channel;
            var count = V.Splat(ImagesOf(block) * (float)_side.Pixels);
            for (var lane = 0; lane < Math.Min(Tile.Depth, _channels - _channel); lane += V.Count)
            {
                var (total, other) = (V.Load(from + Total + lane), V.Load(from + Other + lane));
                V.Store(to + lane, AreGradients ? total : V.Load(from + Pivot + lane) + (total / count));
                V.Store(to + _channels + lane, AreGradients ? other : other - (total * total / count));
            }
        }
    }

    private readonly int ImagesOf(int block) => Math.Min(Tile.Rows, _images - ((_first + block) * Tile.Rows));

    // Zeros where there are no higher channels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void PutValues<TChannels>(int block, nint pixel, float* sums)
        where TChannels : struct, IChannels<TChannels, V>
    {
        var (place, apart, images) = (_side.At((nint)(_first + block) * Tile.Rows) + (pixel * _side.Pixel), _side.At(1), ImagesOf(block));
        var hasHigh = _channel + Tile.Rows < _channels;
        for (var lane = 0; lane < Tile.Rows; lane += V.Count)
        {
            var (low, high) = (TChannels.Of(_results.First, _channel + lane), TChannels.Of(_results.First, _channel + Tile.Rows + lane));
            float* lowSums = sums + lane, highSums = lowSums + Tile.Sums, statistics = _room + Floats(block) + lane;
            var (lowBias, highBias) = (Bias(lane, true), Bias(Tile.Rows + lane, hasHigh));
            if (_puts < _blocks)
            {
                V.Store(statistics + Pivot, V.Load(lowSums) + lowBias);
                V.Store(statistics + Pivot + Tile.Rows, hasHigh ? V.Load(highSums) + highBias : V.Splat(0));
            }

            var (lowPivot, lowTotal, lowOther) = (V.Load(statistics + Pivot), V.Splat(0), V.Splat(0));
            var (highPivot, highTotal, highOther) = (V.Load(statistics + Pivot + Tile.Rows), V.Splat(0), V.Splat(0));
            var at = place;
            for (var n = 0; n < images; n++, at += apart, lowSums += Tile.Rows, highSums += Tile.Rows)
            {
                var value = V.Load(lowSums) + lowBias;
                var away = value - lowPivot;
                lowTotal += away;
                lowOther = V.MultiplyAdd(away, away, lowOther);
                if (!hasHigh)
                {
                    low.Put(at, value);
                    continue;
                }

                var highValue = V.Load(highSums) + highBias;
                away = highValue - highPivot;
                highTotal += away;
                highOther = V.MultiplyAdd(away, away, highOther);
                TChannels.PutBoth(low, high, at, value, highValue);
            }

            Add(statistics, lowTotal, lowOther);
            Add(statistics + Tile.Rows, highTotal, highOther);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void PutGradients<TChannels>(int block, nint pixel, float* sums)
        where TChannels : struct, IChannels<TChannels, V>
    {
        var (place, apart, images) = (_side.At((nint)(_first + block) * Tile.Rows) + (pixel * _side.Pixel), _side.At(1), ImagesOf(block));
        var hasHigh = _channel + Tile.Rows < _channels;
        for (var lane = 0; lane < Tile.Rows; lane += V.Count)
        {
            var (low, high) = (TChannels.Of(_results.First, _channel + lane), TChannels.Of(_results.First, _channel + Tile.Rows + lane));
            var (lowBefore, highBefore) = (TChannels.Of(_results.Raw, _channel + lane), TChannels.Of(_results.Raw, _channel + Tile.Rows + lane));
            var (lowThrough, highThrough) = (new GradientThrough(_results, _channel + lane), new GradientThrough(_results, _channel + (hasHigh ? Tile.Rows : 0) + lane));
            float* lowSums = sums + lane, highSums = lowSums + Tile.Sums, statistics = _room + Floats(block) + lane;
            var (lowTotal, lowOther, highTotal, highOther) = (V.Splat(0), V.Splat(0), V.Splat(0), V.Splat(0));
            var at = place;
            for (var n = 0; n < images; n++, at += apart, lowSums += Tile.Rows, highSums += Tile.Rows)
            {
                var raw = lowBefore.At(at);
                var gradient = lowThrough.Of(V.Load(lowSums), raw);
                lowTotal += gradient;
                lowOther = lowThrough.AddTimesNormalized(gradient, raw, lowOther);
                if (!hasHigh)
                {
                    low.Put(at, gradient);
                    continue;
                }

                raw = highBefore.At(at);
                var highGradient = highThrough.Of(V.Load(highSums), raw);
                highTotal += highGradient;
                highOther = highThrough.AddTimesNormalized(highGradient, raw, highOther);
                TChannels.PutBoth(low, high, at, gradient, highGradient);
            }

            Add(statistics, lowTotal, lowOther);
            Add(statistics + Tile.Rows, highTotal, highOther);
        }
    }

    private readonly V Bias(int channel, bool isThere) => isThere && _results.Bias != null ? V.Load(_results.Bias + _channel + channel) : V.Splat(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* statistics, V total, V other)
    {
        V.Store(statistics + Total, V.Load(statistics + Total) + total);
        V.Store(statistics + Other, V.Load(statistics + Other) + other);
    }

    // What a gradient becomes on its way through an activation and to its statistics; see Results.
    [method: MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly struct GradientThrough(in Results results, int channel)
    {
        private readonly V _scale = V.Load(results.Scale + channel);
        private readonly V _shift = V.Load(results.Shift + channel);
        private readonly V _slope = V.Splat(results.Slope);
        private readonly V _mean = results.Mean == null ? V.Splat(0) : V.Load(results.Mean + channel);
        private readonly V _inverse = results.Inverse == null ? V.Splat(0) : V.Load(results.Inverse + channel);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of(V gradient, V raw) => gradient * V.WherePositive(V.MultiplyAdd(_scale, raw, _shift), V.Splat(1), _slope);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V AddTimesNormalized(V gradient, V raw, V sum) => V.MultiplyAdd(gradient * (raw - _mean), _inverse, sum);
    }
}
