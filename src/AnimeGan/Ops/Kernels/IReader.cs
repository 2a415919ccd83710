using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Gives what <see cref="Values"/> are, for one vector of channels; constants are loaded once.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal interface IReader<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>The values at a place (<see cref="Side.At"/>).</summary>
    V At(nint place);
}

/// <summary>Values as they are.</summary>
internal readonly unsafe struct PlainReader<V>(in Values values, int channel) : IReader<V>
    where V : unmanaged, IVector<V>
{
    private readonly float* _first = (float*)values.First + channel;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(nint place) => V.Load(_first + place);
}

/// <summary>leaky(scale · value + shift).</summary>
internal readonly unsafe struct ActivatedReader<V>(in Values values, nint constants, int channel) : IReader<V>
    where V : unmanaged, IVector<V>
{
    private readonly float* _first = (float*)values.First + channel;
    private readonly V _scale = V.Load(values.Scale + constants + channel);
    private readonly V _shift = V.Load(values.Shift + constants + channel);
    private readonly V _slope = V.Splat(values.Slope);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(nint place)
    {
        var value = V.MultiplyAdd(_scale, V.Load(_first + place), _shift);
        return V.WherePositive(value, value, value * _slope);
    }
}

/// <summary>scale · value + other scale · other + shift.</summary>
internal readonly unsafe struct TwoReader<V>(in Values values, nint constants, int channel) : IReader<V>
    where V : unmanaged, IVector<V>
{
    private readonly float* _first = (float*)values.First + channel;
    private readonly float* _other = (float*)values.Other + channel;
    private readonly V _scale = V.Load(values.Scale + constants + channel);
    private readonly V _otherScale = V.Load(values.OtherScale + constants + channel);
    private readonly V _shift = V.Load(values.Shift + constants + channel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(nint place) => V.MultiplyAdd(_scale, V.Load(_first + place), V.MultiplyAdd(_otherScale, V.Load(_other + place), _shift));
}
