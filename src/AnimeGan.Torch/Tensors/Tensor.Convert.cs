using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor on the processor; itself when it is there already.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The tensor on a CUDA device; itself when it is there already.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? torch.CUDA, non_blocking: non_blocking);

        /// <summary>The tensor with another element type; a new object in any case, the same data when nothing changes and copy is false.</summary>
        /// <param name="type">The wanted element type.</param>
        /// <param name="copy">Copies even when nothing changes.</param>
        /// <param name="disposeAfter">Disposes of this tensor.</param>
        /// <param name="non_blocking">Lets the copy run beside other work where it can.</param>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            After(disposeAfter, Op.Run("to.dtype", this, type, non_blocking, copy));

        /// <summary>The tensor with another's element type.</summary>
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        /// <summary>The tensor on another device.</summary>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>The tensor with another element type on another device.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            After(disposeAfter, Op.Run("to.device", this, device, type, non_blocking, copy));

        /// <summary>The tensor with another element type.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to_type(type, copy, disposeAfter, non_blocking);

        /// <summary>The tensor on another device, as "cpu" or "cuda:0".</summary>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(new Device(device), copy, disposeAfter, non_blocking);

        /// <summary>The tensor on another device.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            After(disposeAfter, Op.Run("to.device", this, device, dtype, non_blocking, copy));

        /// <summary>The tensor with another's element type and device.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        /// <summary>The tensor with another element type.</summary>
        public Tensor type(ScalarType dtype) => to(dtype);

        /// <summary>What the function makes of the tensor.</summary>
        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        /// <summary>The tensor as bool.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);

        /// <summary>The tensor as Byte.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>The tensor as Float32.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>The tensor as Float64.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>The tensor as Float16.</summary>
        public Tensor half() => to_type(ScalarType.Float16);

        /// <summary>The tensor as BFloat16.</summary>
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        /// <summary>The tensor as Int32.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>The tensor as Int64.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>The tensor as Int16.</summary>
        public Tensor @short() => to_type(ScalarType.Int16);

        /// <summary>A copy with its own memory, differentiable.</summary>
        public Tensor clone() => Op.Run("clone", this);

        /// <summary>Copies another tensor's elements over this one's; shapes broadcast, types convert.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Op.InPlace("copy_", this, source, nonBlocking);

        /// <summary>The tensor in row-major order without gaps; itself (as a new object) when it is so already.</summary>
        public Tensor contiguous() => Op.Run("contiguous", this);

        /// <summary>A tensor with another memory format.</summary>
        internal Tensor contiguous(memory_format format) => Op.Run("contiguous", this, Arg.Format(format));

        /// <summary>Another view of the same data.</summary>
        public Tensor alias() => Op.Run("alias", this);

        /// <summary>Sets every element to value.</summary>
        public Tensor fill_(Scalar value) => Op.InPlace("fill_.Scalar", this, value);

        /// <summary>Sets every element to 0.</summary>
        public Tensor zero_() => Op.InPlace("zero_", this);

        /// <summary>Makes the tensor share the source's memory.</summary>
        public Tensor set_(Tensor source) => Op.InPlace("set_.source_Tensor", this, source);

        /// <summary>A tensor of this shape drawn uniformly from [0, 1).</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Finish(Op.Run("rand_like", this, dtype, Arg.None, device), requires_grad);

        /// <summary>A tensor of this shape drawn from the standard normal distribution.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Finish(Op.Run("randn_like", this, dtype, Arg.None, device), requires_grad);

        /// <summary>A tensor of this shape of integers drawn uniformly from [low, high).</summary>
        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Finish(Op.Run("randint_like.low_dtype", this, low, high, dtype, Arg.None, device), requires_grad);

        /// <summary>A tensor of this shape of zeros.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Finish(Op.Run("zeros_like", this, dtype, Arg.None, device), requires_grad);

        /// <summary>A tensor of this shape of ones.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Finish(Op.Run("ones_like", this, dtype, Arg.None, device), requires_grad);

        /// <summary>A tensor of this shape, uninitialised.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Finish(Op.Run("empty_like", this, dtype, Arg.None, device), requires_grad);

        /// <summary>A tensor of this shape whose elements are all value.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Finish(Op.Run("full_like", this, value, dtype, Arg.None, device), requires_grad);

        private Tensor After(bool disposeAfter, Tensor result)
        {
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }
    }
}
