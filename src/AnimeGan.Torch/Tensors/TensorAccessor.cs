using System.Collections;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a CPU tensor, in row-major order whatever its strides.</summary>
/// <typeparam name="T">The type that the tensor stores.</typeparam>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly T* _data;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (!tensor.is_cpu())
        {
            throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        }

        _tensor = tensor;
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
        _data = (T*)tensor.DataPointer();
    }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>False: elements can be set.</summary>
    public bool IsReadOnly => false;

    /// <summary>One element, by its position in row-major order or by one index for each dimension.</summary>
    /// <exception cref="IndexOutOfRangeException">No such element.</exception>
    public T this[params long[] indices]
    {
        get
        {
            var value = _data[Locate(indices)];
            GC.KeepAlive(_tensor);
            return value;
        }

        set
        {
            _data[Locate(indices)] = value;
            GC.KeepAlive(_tensor);
        }
    }

    /// <summary>True when both hold the same elements in the same order.</summary>
    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left.SequenceEqual(right);

    /// <summary>True when they differ in an element or in number.</summary>
    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    /// <summary>A copy of the elements.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>A copy of the elements as an array of the tensor's rank.</summary>
    public Array ToNDArray()
    {
        if (_shape.Length == 0)
        {
            return ToArray();
        }

        var result = Array.CreateInstance(typeof(T), _shape);
        var flat = ToArray();
        fixed (T* source = flat)
        {
            var target = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
                ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result)),
                flat.Length);
            flat.CopyTo(target);
        }

        return result;
    }

    /// <summary>Copies elements from tensorIndex on into the array from arrayIndex on, as many as fit.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements from tensorIndex on into the span from arrayIndex on, as many as fit.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (_contiguous)
        {
            new ReadOnlySpan<T>(_data + tensorIndex, count).CopyTo(array[arrayIndex..]);
        }
        else
        {
            for (var k = 0; k < count; k++)
            {
                array[arrayIndex + k] = _data[Offset(tensorIndex + k)];
            }
        }

        GC.KeepAlive(_tensor);
    }

    /// <summary>Copies the array from arrayIndex on over the elements from tensorIndex on, as many as there are.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Copies the span from arrayIndex on over the elements from tensorIndex on, as many as there are.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        for (var k = 0; k < count; k++)
        {
            _data[Offset(tensorIndex + k)] = array[arrayIndex + k];
        }

        GC.KeepAlive(_tensor);
    }

    /// <summary>The elements in row-major order.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (long k = 0; k < Count; k++)
        {
            yield return this[k];
        }
    }

    /// <summary>Does nothing: the tensor owns the memory.</summary>
    public void Dispose()
    {
    }

    /// <summary>True for the same elements in the same order.</summary>
    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && this == other;

    /// <summary>The tensor's hash.</summary>
    public override int GetHashCode() => _tensor.GetHashCode();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static T ReadItemAt(torch.Tensor tensor, long index)
    {
        tensor.ValidateType<T>();
        return new TensorAccessor<T>(tensor)[index];
    }

    private long Locate(long[] indices)
    {
        if (indices.Length == 1 && _shape.Length != 1)
        {
            return index(indices[0]);
        }

        if (indices.Length != _shape.Length)
        {
            throw new IndexOutOfRangeException($"The tensor has {_shape.Length} dimensions, got {indices.Length} indices.");
        }

        long offset = 0;
        for (var d = 0; d < indices.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= _shape[d])
            {
                throw new IndexOutOfRangeException($"Index {indices[d]} of dimension {d} must be in [0, {_shape[d]}).");
            }

            offset += indices[d] * _strides[d];
        }

        return offset;

        long index(long position) => position >= 0 && position < Count
            ? Offset(position)
            : throw new IndexOutOfRangeException($"Position {position} must be in [0, {Count}).");
    }

    private long Offset(long position)
    {
        if (_contiguous)
        {
            return position;
        }

        long offset = 0;
        for (var d = _shape.Length - 1; d >= 0; d--)
        {
            position = Math.DivRem(position, _shape[d], out var index);
            offset += index * _strides[d];
        }

        return offset;
    }
}
