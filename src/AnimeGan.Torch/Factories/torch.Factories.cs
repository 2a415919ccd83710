using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>start, start + step, … up to but without stop.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Op.Run("arange.start_step", start, stop, step, dtype, Arg.None, device), requires_grad);

    /// <summary>start, start + 1, … up to but without stop.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Op.Run("arange.start", start, stop, dtype, Arg.None, device), requires_grad);

    /// <summary>0, 1, … up to but without stop.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Op.Run("arange", stop, dtype, Arg.None, device), requires_grad);

    /// <summary>The identity matrix [rows, columns]; columns default to rows.</summary>
    public static Tensor eye(long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Op.Run("eye.m", rows, columns < 0 ? rows : columns, dtype, Arg.None, device), requires_grad, names);

    /// <summary>steps evenly spaced numbers from start to end, both included.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Op.Run("linspace", start, end, steps, dtype, Arg.None, device), requires_grad);

    /// <summary>steps numbers whose logarithms are evenly spaced from start to end, both included.</summary>
    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Op.Run("logspace", start, end, steps, @base, dtype, Arg.None, device), requires_grad);

    /// <summary>Numbers of the normal distribution, of the given shape.</summary>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Finish(Op.Run("normal.float_float", mean, std, size, generator, dtype, Arg.None, device), requires_grad, names);

    /// <summary>An uninitialised tensor with given strides.</summary>
    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Op.Run("empty_strided", size, strides, dtype, Arg.None, device), requires_grad, names);

    /// <summary>A complex tensor from real and imaginary parts.</summary>
    public static Tensor complex(Tensor real, Tensor imag) => Op.Run("complex", real, imag);

    /// <summary>A complex tensor from absolute values and angles.</summary>
    public static Tensor polar(Tensor abs, Tensor angle) => Op.Run("polar", abs, angle);

    /// <summary>A random permutation of 0 … n − 1.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Finish(Op.Run("randperm.generator", n, generator, dtype ?? ScalarType.Int64, Arg.None, device), requires_grad);

    /// <summary>The default type of floating-point tensors.</summary>
    public static ScalarType get_default_dtype()
    {
        using var probe = empty((long[])[0]);
        return probe.dtype;
    }

    internal static Tensor Finish(Tensor tensor, bool requires_grad, string[]? names = null)
    {
        if (names is { Length: > 0 })
        {
            tensor.Dispose();
            throw new NotSupportedException("Named dimensions are not offered with TorchSource=system; leave out names, or build with TorchSource=nuget.");
        }

        return requires_grad ? tensor.requires_grad_() : tensor;
    }

    private static ScalarType? DefaultTypeOf(Scalar value) => value.Type switch
    {
        ScalarType.Bool => ScalarType.Bool,
        _ when is_integral(value.Type) => ScalarType.Int64,
        _ => null,
    };
}
