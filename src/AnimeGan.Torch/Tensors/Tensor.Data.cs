using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements' memory, for reading and writing. The tensor must be contiguous and on the CPU.</summary>
        /// <exception cref="InvalidOperationException">Not on the CPU, not contiguous, or more than 2 GiB.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_cpu())
                {
                    throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
                }

                if (!is_contiguous())
                {
                    throw new InvalidOperationException("bytes needs a contiguous tensor; call contiguous() first.");
                }

                return new Span<byte>(DataPointer(), checked((int)(NumberOfElements * ElementSize)));
            }

            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                {
                    throw new ArgumentException($"The tensor holds {target.Length} bytes, got {value.Length}.", nameof(value));
                }

                value.CopyTo(target);
            }
        }

        /// <summary>Typed access to the elements, in row-major order. The tensor must be on the CPU.</summary>
        public Utils.TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ValidateType<T>();
            return new Utils.TensorAccessor<T>(this);
        }

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">More than one element, or T is not the element type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException($"item() needs exactly one element, got {NumberOfElements}.");
            }

            ValidateType<T>();
            if (is_cpu())
            {
                return Utils.TensorAccessor<T>.ReadItemAt(this, 0);
            }

            using var here = cpu();
            return Utils.TensorAccessor<T>.ReadItemAt(here.DetachFromDisposeScope(), 0);
        }

        /// <summary>The only element as a scalar.</summary>
        public Scalar ToScalar()
        {
            Bridge.Check(NativeMethods.agt_tensor_item(SafeHandle, out var real, out var imaginary, out var whole));
            return new Scalar(dtype, new Complex(real, imaginary), whole);
        }

        /// <summary>Writes the elements' bytes in row-major order.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            using var scope = NewDisposeScope();
            stream.Write(detach().cpu().contiguous().bytes);
        }

        /// <summary>Fills the elements from bytes in row-major order.</summary>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            if (is_cpu() && is_contiguous())
            {
                stream.ReadExactly(bytes);
                return;
            }

            using var scope = NewDisposeScope();
            using var grad = no_grad();
            var buffer = empty(shape, dtype, CPU);
            stream.ReadExactly(buffer.bytes);
            copy_(buffer);
        }

        /// <summary>Element i in row-major order, as a double.</summary>
        public double ReadCpuDouble(long i) => Utils.TensorAccessor<double>.ReadItemAt(this, i);

        /// <summary>Element i in row-major order, as a float.</summary>
        public float ReadCpuSingle(long i) => Utils.TensorAccessor<float>.ReadItemAt(this, i);

        /// <summary>Element i in row-major order, as an int.</summary>
        public int ReadCpuInt32(long i) => Utils.TensorAccessor<int>.ReadItemAt(this, i);

        /// <summary>Element i in row-major order, as a long.</summary>
        public long ReadCpuInt64(long i) => Utils.TensorAccessor<long>.ReadItemAt(this, i);

        /// <summary>Element i in row-major order, as a byte.</summary>
        public byte ReadCpuByte(long i) => Utils.TensorAccessor<byte>.ReadItemAt(this, i);

        /// <summary>Element i in row-major order, as an sbyte.</summary>
        public sbyte ReadCpuSByte(long i) => Utils.TensorAccessor<sbyte>.ReadItemAt(this, i);

        /// <summary>Element i in row-major order, as a short.</summary>
        public short ReadCpuInt16(long i) => Utils.TensorAccessor<short>.ReadItemAt(this, i);

        /// <summary>Element i in row-major order, as a bool.</summary>
        public bool ReadCpuBool(long i) => Utils.TensorAccessor<bool>.ReadItemAt(this, i);

        /// <summary>Element i in row-major order.</summary>
        public T ReadCpuValue<T>(long i)
            where T : unmanaged => Utils.TensorAccessor<T>.ReadItemAt(this, i);

        internal unsafe void* DataPointer()
        {
            Bridge.Check(NativeMethods.agt_tensor_data(SafeHandle, out var pointer));
            return pointer;
        }

        internal void ValidateType<T>()
            where T : unmanaged
        {
            var expected = dtype;
            if (Unsafe.SizeOf<T>() != ElementSize || (TypeOf(typeof(T)) != expected && expected != ScalarType.BFloat16))
            {
                throw new ArgumentException($"The tensor's elements are {expected}, not {typeof(T).Name}; convert with to(ScalarType) or name the right type.");
            }
        }
    }
}
