using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Integers drawn uniformly from [low, high), of the given shape.</summary>
    public static Tensor randint(long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Finish(Op.Run("randint.low_generator", low, high, size.Shape, generator, dtype ?? ScalarType.Int64, Arg.None, device), requires_grad, names);

    /// <summary>Integers drawn uniformly from [0, high), of the given shape.</summary>
    public static Tensor randint(long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>Integers drawn uniformly from [0, high), of the given shape.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>Integers drawn uniformly from [low, high), of the given shape.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>Integers drawn uniformly from [low, high), of the given shape.</summary>
    public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>Integers drawn uniformly from [0, high), of the given shape.</summary>
    public static Tensor randint(int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>One random bool.</summary>
    public static bool randint_bool(Generator? generator = null) => randint_long(0, 2, generator) != 0;

    /// <summary>One integer drawn uniformly from [0, high).</summary>
    public static int randint_int(int high, Generator? generator = null) => (int)randint_long(0, high, generator);

    /// <summary>One integer drawn uniformly from [low, high).</summary>
    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    /// <summary>One integer drawn uniformly from [0, high).</summary>
    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    /// <summary>One integer drawn uniformly from [low, high).</summary>
    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var drawn = randint(low, high, [], generator: generator).DetachFromDisposeScope();
        return drawn.item<long>();
    }

    /// <summary>One number drawn uniformly from [0, 1).</summary>
    public static double rand_float(Generator? generator = null)
    {
        using var drawn = rand((long[])[], generator: generator).DetachFromDisposeScope();
        return drawn.item<float>();
    }

    /// <summary>One number drawn from the standard normal distribution.</summary>
    public static double randn_float(Generator? generator = null)
    {
        using var drawn = randn((long[])[], generator: generator).DetachFromDisposeScope();
        return drawn.item<float>();
    }
}
