using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the array's shape and element type; the elements are copied.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor of the array's shape; the elements are copied, and converted where a type is given.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        return FromArray(rawArray, dtype, device, requires_grad, names);
    }

    /// <summary>A tensor of the array's shape; the elements are copied.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>The tensor itself where type and device fit, else a converted copy.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) => data.to(dtype ?? data.dtype, device ?? data.device);

    /// <summary>A tensor [n] from a list.</summary>
    public static Tensor as_tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null) => tensor(rawArray, dtype, device);

    /// <summary>A tensor [n] from a list.</summary>
    public static Tensor as_tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null) => tensor(rawArray, dtype, device);

    /// <summary>A tensor [n] from a list.</summary>
    public static Tensor as_tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null) => tensor(rawArray, dtype, device);

    /// <summary>A tensor [n] from a list.</summary>
    public static Tensor as_tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null) => tensor(rawArray, dtype, device);

    /// <summary>A tensor [n] from an array.</summary>
    public static Tensor as_tensor(float[] data, ScalarType? dtype = null, Device? device = null) => tensor(data, dtype, device);

    /// <summary>A tensor [n] from an array.</summary>
    public static Tensor as_tensor(double[] data, ScalarType? dtype = null, Device? device = null) => tensor(data, dtype, device);

    /// <summary>A tensor [n] from an array.</summary>
    public static Tensor as_tensor(long[] data, ScalarType? dtype = null, Device? device = null) => tensor(data, dtype, device);

    /// <summary>A tensor [n] from an array.</summary>
    public static Tensor as_tensor(int[] data, ScalarType? dtype = null, Device? device = null) => tensor(data, dtype, device);

    /// <summary>A tensor [n] from an array.</summary>
    public static Tensor as_tensor(short[] data, ScalarType? dtype = null, Device? device = null) => tensor(data, dtype, device);

    /// <summary>A tensor [n] from an array.</summary>
    public static Tensor as_tensor(sbyte[] data, ScalarType? dtype = null, Device? device = null) => tensor(data, dtype, device);

    /// <summary>A tensor [n] from an array.</summary>
    public static Tensor as_tensor(byte[] data, ScalarType? dtype = null, Device? device = null) => tensor(data, dtype, device);

    /// <summary>A tensor [n] from an array.</summary>
    public static Tensor as_tensor(bool[] data, ScalarType? dtype = null, Device? device = null) => tensor(data, dtype, device);

    /// <summary>A tensor [n] whose elements are copied from part of an array of their type.</summary>
    /// <param name="rawArray">An array of rank 1.</param>
    /// <param name="dtype">The type of its elements.</param>
    /// <param name="count">How many elements; -1 for all that follow.</param>
    /// <param name="offset">Bytes to leave out at the start.</param>
    /// <param name="requires_grad">Whether operations are recorded.</param>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var bytes = Bytes(rawArray)[checked((int)offset)..];
        var size = ElementSizeOf(dtype);
        var length = count < 0 ? bytes.Length / size : count;
        return Finish(FromBytes(bytes[..checked((int)(length * size))], [length], dtype), requires_grad);
    }

    private static ReadOnlySpan<T> AsSpan<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> items => CollectionsMarshal.AsSpan(items),
        _ => list.ToArray(),
    };

    private static Tensor FromArray(Array array, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
    {
        var shape = new long[array.Rank];
        for (var d = 0; d < shape.Length; d++)
        {
            shape[d] = array.GetLongLength(d);
        }

        var type = TypeOf(array.GetType().GetElementType()!);
        return Place(FromBytes(Bytes(array), shape, type), type, dtype, device, requires_grad, names);
    }

    private static Tensor FromSpan<T>(ReadOnlySpan<T> data, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null)
        where T : unmanaged
    {
        var type = TypeOf(typeof(T));
        return Place(FromBytes(MemoryMarshal.AsBytes(data), shape, type), type, dtype, device, requires_grad, names);
    }

    private static Tensor Place(Tensor tensor, ScalarType found, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
    {
        if ((dtype ?? found) != found || (device is not null && device.type != DeviceType.CPU))
        {
            using var source = tensor.DetachFromDisposeScope();
            tensor = source.to(dtype ?? found, device ?? CPU);
        }

        return Finish(tensor, requires_grad, names);
    }

    internal static unsafe Tensor FromBytes(ReadOnlySpan<byte> bytes, ReadOnlySpan<long> shape, ScalarType type)
    {
        Bridge.Ensure();
        fixed (byte* p = bytes)
        fixed (long* s = shape)
        {
            Bridge.Check(NativeMethods.agt_tensor_from_bytes(p, bytes.Length, s, shape.Length, (int)type, out var handle));
            return new Tensor(new TensorHandle(handle, bytes.Length >= 1 << 20 ? bytes.Length >> 10 : 0));
        }
    }

    private static ReadOnlySpan<byte> Bytes(Array array) =>
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), checked((int)(array.LongLength * ElementSizeOf(TypeOf(array.GetType().GetElementType()!)))));

    internal static int ElementSizeOf(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool or ScalarType.QInt8 or ScalarType.QUInt8 => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 or ScalarType.QInt32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentException($"Unknown element type {type}."),
    };
}
