using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Number of dimensions.</summary>
        public long Dimensions
        {
            get
            {
                Bridge.Check(NativeMethods.agt_tensor_ndim(SafeHandle, out var result));
                return result;
            }
        }

        /// <summary>Number of dimensions.</summary>
        public long ndim => Dimensions;

        /// <summary>Number of elements.</summary>
        public long NumberOfElements
        {
            get
            {
                Bridge.Check(NativeMethods.agt_tensor_numel(SafeHandle, out var result));
                return result;
            }
        }

        /// <summary>Bytes per element.</summary>
        public long ElementSize
        {
            get
            {
                Bridge.Check(NativeMethods.agt_tensor_element_size(SafeHandle, out var result));
                return result;
            }
        }

        /// <summary>Length of each dimension.</summary>
        public long[] shape => size();

        /// <summary>Element type.</summary>
        public ScalarType dtype
        {
            get
            {
                Bridge.Check(NativeMethods.agt_tensor_dtype(SafeHandle, out var result));
                return (ScalarType)result;
            }
        }

        /// <summary>Where the tensor lives.</summary>
        public Device device
        {
            get
            {
                Bridge.Check(NativeMethods.agt_tensor_device(SafeHandle, out var type, out var index));
                return new Device((DeviceType)type, index);
            }
        }

        /// <summary>Kind of device.</summary>
        public DeviceType device_type => device.type;

        /// <summary>Index of the device, -1 where there is only one.</summary>
        public int device_index => device.index;

        /// <summary>True on a CUDA device.</summary>
        public bool is_cuda => device.type == DeviceType.CUDA;

        /// <summary>True for shapes without data.</summary>
        public bool is_meta => device.type == DeviceType.META;

        /// <summary>True for a sparse layout.</summary>
        public bool is_sparse
        {
            get
            {
                Bridge.Check(NativeMethods.agt_tensor_is_sparse(SafeHandle, out var result));
                return result != 0;
            }
        }

        /// <summary>Number of dimensions.</summary>
        public long dim() => Dimensions;

        /// <summary>Number of elements.</summary>
        public long numel() => NumberOfElements;

        /// <summary>Bytes per element.</summary>
        public long element_size() => ElementSize;

        /// <summary>True on the processor.</summary>
        public bool is_cpu() => device.type == DeviceType.CPU;

        /// <summary>True for integers and bool.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>True for real floating-point types.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>True for complex types.</summary>
        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>True for quantised types.</summary>
        public bool is_quantized() => torch.is_quantized(dtype);

        /// <summary>Length of one dimension; negative counts from the end.</summary>
        public long size(int dim)
        {
            Bridge.Check(NativeMethods.agt_tensor_size(SafeHandle, dim, out var result));
            return result;
        }

        /// <summary>Length of each dimension.</summary>
        public unsafe long[] size()
        {
            var sizes = new long[Dimensions];
            fixed (long* p = sizes)
            {
                Bridge.Check(NativeMethods.agt_tensor_geometry(SafeHandle, p, null));
            }

            return sizes;
        }

        /// <summary>Distance in elements between neighbours along each dimension.</summary>
        public unsafe long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* p = strides)
            {
                Bridge.Check(NativeMethods.agt_tensor_geometry(SafeHandle, null, p));
            }

            return strides;
        }

        /// <summary>Distance in elements between neighbours along one dimension.</summary>
        public long stride(int dim)
        {
            var strides = stride();
            return strides[dim < 0 ? dim + strides.Length : dim];
        }

        /// <summary>Elements between the start of the storage and the first element.</summary>
        public long storage_offset()
        {
            Bridge.Check(NativeMethods.agt_tensor_storage_offset(SafeHandle, out var result));
            return result;
        }

        /// <summary>True when the elements lie in row-major order without gaps.</summary>
        public bool is_contiguous() => IsContiguous(0);

        /// <summary>True when the elements lie as the memory format says.</summary>
        internal bool is_contiguous(memory_format format) => IsContiguous(format == memory_format.channels_last ? 2 : 0);

        private bool IsContiguous(int format)
        {
            Bridge.Check(NativeMethods.agt_tensor_is_contiguous(SafeHandle, format, out var result));
            return result != 0;
        }
    }
}
