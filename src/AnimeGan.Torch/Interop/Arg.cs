using System.Numerics;

namespace TorchSharp.Interop;

/// <summary>One argument of an operator. Everything an operator takes converts to it implicitly.</summary>
internal readonly struct Arg
{
    private Arg(AgtTag tag, long bits, object? reference = null)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
    }

    /// <summary>The default that the operator's schema names.</summary>
    public static Arg Default => new(AgtTag.Default, 0);

    /// <summary>No value.</summary>
    public static Arg None => new(AgtTag.None, 0);

    public AgtTag Tag { get; }

    /// <summary>The value, where eight bytes hold it.</summary>
    public long Bits { get; }

    /// <summary>The tensor, list, text or generator, where eight bytes do not.</summary>
    public object? Reference { get; }

    public static implicit operator Arg(torch.Tensor? value) => value is null ? None : new(AgtTag.Tensor, 0, value);

    public static implicit operator Arg(long value) => new(AgtTag.Int, value);

    public static implicit operator Arg(long? value) => value is { } v ? v : None;

    public static implicit operator Arg(double value) => new(AgtTag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Arg(double? value) => value is { } v ? v : None;

    public static implicit operator Arg(bool value) => new(AgtTag.Bool, value ? 1 : 0);

    public static implicit operator Arg(bool? value) => value is { } v ? v : None;

    public static implicit operator Arg(long[]? value) => value is null ? None : new(AgtTag.IntList, value.Length, value);

    public static implicit operator Arg(ReadOnlySpan<long> value) => value.ToArray();

    public static implicit operator Arg(double[]? value) => value is null ? None : new(AgtTag.DoubleList, value.Length, value);

    public static implicit operator Arg(bool[]? value) => value is null ? None : new(AgtTag.BoolList, value.Length, value);

    public static implicit operator Arg(torch.Tensor?[]? value) => value is null ? None : new(AgtTag.TensorList, value.Length, value);

    public static implicit operator Arg(torch.ScalarType value) => new(AgtTag.Int, (long)value);

    public static implicit operator Arg(torch.ScalarType? value) => value is { } v ? v : None;

    public static implicit operator Arg(torch.Device? value) =>
        value is null ? None : new(AgtTag.Device, ((long)value.type << 32) | (uint)value.index);

    public static implicit operator Arg(torch.Generator? value) => value is null ? None : new(AgtTag.Generator, 0, value);

    public static implicit operator Arg(string? value) => value is null ? None : new(AgtTag.String, 0, value);

    public static implicit operator Arg(Scalar? value) => value is null ? None : value.ToArg();

    public static implicit operator Arg(Complex value) => new(AgtTag.Complex, 0, new[] { value.Real, value.Imaginary });

    /// <summary>A list of tensors, copied; the operator wants an array.</summary>
    public static Arg List(IEnumerable<torch.Tensor> tensors) => tensors as torch.Tensor[] ?? [.. tensors];

    /// <summary>The memory format, numbered as libtorch does.</summary>
    public static Arg Format(memory_format format) => format switch
    {
        memory_format.contiguous_format => 0L,
        memory_format.channels_last => 2L,
        _ => 1L,
    };
}
