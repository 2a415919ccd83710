using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Gives what <see cref="Values"/> are, for one vector of channels; constants are loaded once.</summary>
/// <typeparam name="TSelf">What becomes of them, and their form.</typeparam>
/// <typeparam name="V">The vectors.</typeparam>
internal interface IReader<TSelf, V>
    where TSelf : struct, IReader<TSelf, V>
    where V : unmanaged, IVector<V>
{
    /// <summary>The reader of the channels from one on.</summary>
    /// <param name="values">Whose.</param>
    /// <param name="constants">Numbers from the first image's constants to this one's.</param>
    /// <param name="channel">The first of the vector's.</param>
    static abstract TSelf Of(in Values values, nint constants, int channel);

    /// <summary>The values at a place (<see cref="Side.At"/>).</summary>
    V At(nint place);
}

/// <summary>Work that a reader of the right kind is to be found for.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal interface IReading<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>Does it.</summary>
    void By<TReader>()
        where TReader : struct, IReader<TReader, V>;
}

/// <summary>Finds the reader.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal static class Readers<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>Does work by the reader of a change and form.</summary>
    public static void Read<TReading>(Change change, Form form, TReading reading)
        where TReading : struct, IReading<V>
    {
        if (form == Form.Pixels)
        {
            Read<TReading, PixelChannels<V>>(change, reading);
        }
        else
        {
            Read<TReading, TileChannels<V>>(change, reading);
        }
    }

    private static void Read<TReading, TChannels>(Change change, TReading reading)
        where TReading : struct, IReading<V>
        where TChannels : struct, IChannels<TChannels, V>
    {
        switch (change)
        {
            case Change.None:
                reading.By<PlainReader<V, TChannels>>();
                break;
            case Change.Activated:
                reading.By<ActivatedReader<V, TChannels>>();
                break;
            case Change.Two:
                reading.By<TwoReader<V, TChannels>>();
                break;
        }
    }
}

/// <summary>Values as they are.</summary>
internal readonly unsafe struct PlainReader<V, TChannels>(in Values values, int channel) : IReader<PlainReader<V, TChannels>, V>
    where V : unmanaged, IVector<V>
    where TChannels : struct, IChannels<TChannels, V>
{
    private readonly TChannels _values = TChannels.Of(values.First, channel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PlainReader<V, TChannels> Of(in Values values, nint constants, int channel) => new(values, channel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(nint place) => _values.At(place);
}

/// <summary>leaky(scale · value + shift).</summary>
internal readonly unsafe struct ActivatedReader<V, TChannels>(in Values values, nint constants, int channel) : IReader<ActivatedReader<V, TChannels>, V>
    where V : unmanaged, IVector<V>
    where TChannels : struct, IChannels<TChannels, V>
{
    private readonly TChannels _values = TChannels.Of(values.First, channel);
    private readonly V _scale = V.Load(values.Scale + constants + channel);
    private readonly V _shift = V.Load(values.Shift + constants + channel);
    private readonly V _slope = V.Splat(values.Slope);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ActivatedReader<V, TChannels> Of(in Values values, nint constants, int channel) => new(values, constants, channel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(nint place)
    {
        var value = V.MultiplyAdd(_scale, _values.At(place), _shift);
        return V.WherePositive(value, value, value * _slope);
    }
}

/// <summary>scale · value + other scale · other + shift.</summary>
internal readonly unsafe struct TwoReader<V, TChannels>(in Values values, nint constants, int channel) : IReader<TwoReader<V, TChannels>, V>
    where V : unmanaged, IVector<V>
    where TChannels : struct, IChannels<TChannels, V>
{
    private readonly TChannels _values = TChannels.Of(values.First, channel);
    private readonly TChannels _others = TChannels.Of(values.Other, channel);
    private readonly V _scale = V.Load(values.Scale + constants + channel);
    private readonly V _otherScale = V.Load(values.OtherScale + constants + channel);
    private readonly V _shift = V.Load(values.Shift + constants + channel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoReader<V, TChannels> Of(in Values values, nint constants, int channel) => new(values, constants, channel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(nint place) => V.MultiplyAdd(_scale, _values.At(place), V.MultiplyAdd(_otherScale, _others.At(place), _shift));
}
