namespace TorchSharp;

public static partial class torch
{
    /// <summary>Element types, numbered as libtorch does.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned, 8 bits.</summary>
        Byte = 0,

        /// <summary>Signed, 8 bits.</summary>
        Int8 = 1,

        /// <summary>Signed, 16 bits.</summary>
        Int16 = 2,

        /// <summary>Signed, 32 bits.</summary>
        Int32 = 3,

        /// <summary>Signed, 64 bits.</summary>
        Int64 = 4,

        /// <summary>IEEE half.</summary>
        Float16 = 5,

        /// <summary>IEEE single.</summary>
        Float32 = 6,

        /// <summary>IEEE double.</summary>
        Float64 = 7,

        /// <summary>Two singles.</summary>
        ComplexFloat32 = 9,

        /// <summary>Two doubles.</summary>
        ComplexFloat64 = 10,

        /// <summary>One byte, 0 or 1.</summary>
        Bool = 11,

        /// <summary>Quantised, signed, 8 bits.</summary>
        QInt8 = 12,

        /// <summary>Quantised, unsigned, 8 bits.</summary>
        QUInt8 = 13,

        /// <summary>Quantised, signed, 32 bits.</summary>
        QInt32 = 14,

        /// <summary>Brain float: the upper half of a single.</summary>
        BFloat16 = 15,
    }

    /// <summary>Alias of <see cref="ScalarType.Byte"/>.</summary>
    public const ScalarType uint8 = ScalarType.Byte;

    /// <summary>Alias of <see cref="ScalarType.Int8"/>.</summary>
    public const ScalarType int8 = ScalarType.Int8;

    /// <summary>Alias of <see cref="ScalarType.Int16"/>.</summary>
    public const ScalarType int16 = ScalarType.Int16;

    /// <summary>Alias of <see cref="ScalarType.Int32"/>.</summary>
    public const ScalarType int32 = ScalarType.Int32;

    /// <summary>Alias of <see cref="ScalarType.Int64"/>.</summary>
    public const ScalarType int64 = ScalarType.Int64;

    /// <summary>Alias of <see cref="ScalarType.Float16"/>.</summary>
    public const ScalarType float16 = ScalarType.Float16;

    /// <summary>Alias of <see cref="ScalarType.BFloat16"/>.</summary>
    public const ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>Alias of <see cref="ScalarType.Float32"/>.</summary>
    public const ScalarType float32 = ScalarType.Float32;

    /// <summary>Alias of <see cref="ScalarType.Float64"/>.</summary>
    public const ScalarType float64 = ScalarType.Float64;

    /// <summary>Alias of <see cref="ScalarType.ComplexFloat32"/>.</summary>
    public const ScalarType complex64 = ScalarType.ComplexFloat32;

    /// <summary>Alias of <see cref="ScalarType.ComplexFloat64"/>.</summary>
    public const ScalarType complex128 = ScalarType.ComplexFloat64;

    /// <summary>Alias of <see cref="ScalarType.Bool"/>.</summary>
    public const ScalarType @bool = ScalarType.Bool;

    /// <summary>Alias of <see cref="ScalarType.Int16"/>.</summary>
    public const ScalarType @short = ScalarType.Int16;

    /// <summary>Alias of <see cref="ScalarType.Int32"/>.</summary>
    public const ScalarType @int = ScalarType.Int32;

    /// <summary>Alias of <see cref="ScalarType.Int64"/>.</summary>
    public const ScalarType @long = ScalarType.Int64;

    /// <summary>Alias of <see cref="ScalarType.Float16"/>.</summary>
    public const ScalarType half = ScalarType.Float16;

    /// <summary>Alias of <see cref="ScalarType.Float32"/>.</summary>
    public const ScalarType @float = ScalarType.Float32;

    /// <summary>Alias of <see cref="ScalarType.Float64"/>.</summary>
    public const ScalarType @double = ScalarType.Float64;

    /// <summary>Alias of <see cref="ScalarType.ComplexFloat32"/>.</summary>
    public const ScalarType cfloat = ScalarType.ComplexFloat32;

    /// <summary>Alias of <see cref="ScalarType.ComplexFloat64"/>.</summary>
    public const ScalarType cdouble = ScalarType.ComplexFloat64;

    /// <summary>True for integers and bool.</summary>
    public static bool is_integral(ScalarType type) => type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    /// <summary>True for real floating-point types.</summary>
    public static bool is_floating_point(ScalarType type) => type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    /// <summary>True for complex types.</summary>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>True for quantised types.</summary>
    public static bool is_quantized(ScalarType type) => type is ScalarType.QInt8 or ScalarType.QUInt8 or ScalarType.QInt32;

    /// <summary>The element type that stores T.</summary>
    internal static ScalarType TypeOf(Type type) => type switch
    {
        _ when type == typeof(float) => ScalarType.Float32,
        _ when type == typeof(double) => ScalarType.Float64,
        _ when type == typeof(long) => ScalarType.Int64,
        _ when type == typeof(int) => ScalarType.Int32,
        _ when type == typeof(short) => ScalarType.Int16,
        _ when type == typeof(sbyte) => ScalarType.Int8,
        _ when type == typeof(byte) => ScalarType.Byte,
        _ when type == typeof(bool) => ScalarType.Bool,
        _ when type == typeof(Half) => ScalarType.Float16,
        _ when type == typeof((float, float)) => ScalarType.ComplexFloat32,
        _ when type == typeof(System.Numerics.Complex) => ScalarType.ComplexFloat64,
        _ => throw new NotSupportedException($"No element type stores {type.Name}; use float, double, long, int, short, sbyte, byte, bool, Half, (float, float) or Complex."),
    };
}
