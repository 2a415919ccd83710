using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>A vector of channels of a tensor in one of its forms. Places are those of <see cref="Side"/>.</summary>
/// <typeparam name="TSelf">The form.</typeparam>
/// <typeparam name="V">The vectors.</typeparam>
internal unsafe interface IChannels<TSelf, V>
    where TSelf : struct, IChannels<TSelf, V>
    where V : unmanaged, IVector<V>
{
    /// <summary>The channels of a tensor from one on.</summary>
    static abstract TSelf Of(void* tensor, int channel);

    /// <summary>The values at a place.</summary>
    V At(nint place);

    /// <summary>Puts values at a place. In tiles low channels go first: they clear the high ones beside them.</summary>
    void Put(nint place, V value);

    /// <summary>Puts channels with the sixteenth from each on.</summary>
    static abstract void PutBoth(TSelf low, TSelf high, nint place, V below, V above);
}

/// <summary>Channels in <see cref="Form.Pixels"/>.</summary>
internal readonly unsafe struct PixelChannels<V>(float* first) : IChannels<PixelChannels<V>, V>
    where V : unmanaged, IVector<V>
{
    private readonly float* _first = first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PixelChannels<V> Of(void* tensor, int channel) => new((float*)tensor + channel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(nint place) => V.Load(_first + place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(nint place, V value) => V.Store(_first + place, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PutBoth(PixelChannels<V> low, PixelChannels<V> high, nint place, V below, V above)
    {
        low.Put(place, below);
        high.Put(place, above);
    }
}

/// <summary>Channels in <see cref="Form.Tiles"/>.</summary>
internal readonly unsafe struct TileChannels<V>(ushort* first, bool isHigh) : IChannels<TileChannels<V>, V>
    where V : unmanaged, IVector<V>
{
    private readonly ushort* _first = first;
    private readonly bool _isHigh = isHigh;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileChannels<V> Of(void* tensor, int channel) => new(
        (ushort*)tensor + ((nint)(channel / Side.TileChannels) * Side.TileImages * Side.TileChannels) + (channel % Side.ChannelBlock * 2),
        channel / Side.ChannelBlock % 2 != 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(nint place)
    {
        var pairs = V.Load((float*)(_first + place));
        return _isHigh ? V.HighHalves(pairs) : V.LowHalves(pairs);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(nint place, V value)
    {
        var at = (float*)(_first + place);
        V.Store(at, _isHigh ? V.Pairs(V.LowHalves(V.Load(at)), value) : V.Pairs(value, V.Splat(0)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PutBoth(TileChannels<V> low, TileChannels<V> high, nint place, V below, V above) => V.Store((float*)(low._first + place), V.Pairs(below, above));
}
