using System.Numerics;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A number of any element type, as operators take it. Converts implicitly from .NET's numbers.</summary>
public sealed class Scalar : IDisposable
{
    private readonly long _whole;
    private readonly Complex _value;

    internal Scalar(torch.ScalarType type, Complex value, long whole = 0)
    {
        Type = type;
        _value = value;
        _whole = whole;
    }

    /// <summary>The element type.</summary>
    public torch.ScalarType Type { get; }

    internal long Whole => torch.is_integral(Type) ? _whole : (long)_value.Real;

    internal double Real => torch.is_integral(Type) ? _whole : _value.Real;

    internal Complex Complex => torch.is_integral(Type) ? _whole : _value;

    /// <summary>From a byte.</summary>
    public static implicit operator Scalar(byte value) => value.ToScalar();

    /// <summary>From an sbyte.</summary>
    public static implicit operator Scalar(sbyte value) => value.ToScalar();

    /// <summary>From a short.</summary>
    public static implicit operator Scalar(short value) => value.ToScalar();

    /// <summary>From an int.</summary>
    public static implicit operator Scalar(int value) => value.ToScalar();

    /// <summary>From a long.</summary>
    public static implicit operator Scalar(long value) => value.ToScalar();

    /// <summary>From a half.</summary>
    public static implicit operator Scalar(Half value) => value.ToScalar();

    /// <summary>From a float.</summary>
    public static implicit operator Scalar(float value) => value.ToScalar();

    /// <summary>From a double.</summary>
    public static implicit operator Scalar(double value) => value.ToScalar();

    /// <summary>From a bool.</summary>
    public static implicit operator Scalar(bool value) => value.ToScalar();

    /// <summary>From real and imaginary part.</summary>
    public static implicit operator Scalar((float, float) value) => value.ToScalar();

    /// <summary>From a complex number.</summary>
    public static implicit operator Scalar(Complex value) => value.ToScalar();

    /// <summary>Does nothing: a scalar holds no native memory here. TorchSharp's does.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal Arg ToArg() => Type switch
    {
        torch.ScalarType.Bool => _whole != 0,
        _ when torch.is_integral(Type) => _whole,
        _ when torch.is_complex(Type) => _value,
        _ => _value.Real,
    };
}
