using System.Numerics;

namespace TorchSharp;

/// <summary>Conversions between .NET's numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>As a scalar of type Byte.</summary>
    public static Scalar ToScalar(this byte value) => new(torch.ScalarType.Byte, default, value);

    /// <summary>As a scalar of type Int8.</summary>
    public static Scalar ToScalar(this sbyte value) => new(torch.ScalarType.Int8, default, value);

    /// <summary>As a scalar of type Int16.</summary>
    public static Scalar ToScalar(this short value) => new(torch.ScalarType.Int16, default, value);

    /// <summary>As a scalar of type Int32.</summary>
    public static Scalar ToScalar(this int value) => new(torch.ScalarType.Int32, default, value);

    /// <summary>As a scalar of type Int64.</summary>
    public static Scalar ToScalar(this long value) => new(torch.ScalarType.Int64, default, value);

    /// <summary>As a scalar of type Float32.</summary>
    public static Scalar ToScalar(this float value) => new(torch.ScalarType.Float32, value);

    /// <summary>As a scalar of type Float64.</summary>
    public static Scalar ToScalar(this double value) => new(torch.ScalarType.Float64, value);

    /// <summary>As a scalar of type ComplexFloat32.</summary>
    public static Scalar ToScalar(this (float, float) value) => new(torch.ScalarType.ComplexFloat32, new Complex(value.Item1, value.Item2));

    /// <summary>As a scalar of type ComplexFloat64.</summary>
    public static Scalar ToScalar(this Complex value) => new(torch.ScalarType.ComplexFloat64, value);

    /// <summary>As a scalar of type Bool.</summary>
    public static Scalar ToScalar(this bool value) => new(torch.ScalarType.Bool, default, value ? 1 : 0);

    /// <summary>As a scalar of type Float16.</summary>
    public static Scalar ToScalar(this Half value) => new(torch.ScalarType.Float16, (double)value);

    /// <summary>As a half.</summary>
    public static Half ToHalf(this Scalar value) => (Half)value.Real;

    /// <summary>As a float.</summary>
    public static float ToSingle(this Scalar value) => (float)value.Real;

    /// <summary>As a double.</summary>
    public static double ToDouble(this Scalar value) => value.Real;

    /// <summary>As an sbyte.</summary>
    public static sbyte ToSByte(this Scalar value) => checked((sbyte)value.Whole);

    /// <summary>As a byte.</summary>
    public static byte ToByte(this Scalar value) => checked((byte)value.Whole);

    /// <summary>As a short.</summary>
    public static short ToInt16(this Scalar value) => checked((short)value.Whole);

    /// <summary>As an int.</summary>
    public static int ToInt32(this Scalar value) => checked((int)value.Whole);

    /// <summary>As a long.</summary>
    public static long ToInt64(this Scalar value) => value.Whole;

    /// <summary>True when not zero.</summary>
    public static bool ToBoolean(this Scalar value) => value.Complex != Complex.Zero;

    /// <summary>As real and imaginary part.</summary>
    public static (float Real, float Imaginary) ToComplexFloat32(this Scalar value) => ((float)value.Complex.Real, (float)value.Complex.Imaginary);

    /// <summary>As a complex number.</summary>
    public static Complex ToComplexFloat64(this Scalar value) => value.Complex;
}
