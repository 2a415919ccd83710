namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves and converts parameters and buffers; integer buffers keep their type.</summary>
            /// <param name="device">The target device.</param>
            /// <param name="dtype">The target type, floating point or complex.</param>
            /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
            /// <returns>This module; its parameters stay the same objects.</returns>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                ArgumentNullException.ThrowIfNull(device);
                RequireFloating(dtype);
                Convert(device, dtype, non_blocking);
                foreach (var (_, child) in named_children())
                {
                    child._to(device, dtype, non_blocking);
                }

                return this;
            }

            /// <summary>Moves parameters and buffers.</summary>
            /// <param name="deviceType">The kind of device.</param>
            /// <param name="deviceIndex">Which one, −1 for the current.</param>
            /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
            /// <returns>This module; its parameters stay the same objects.</returns>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                Convert(new Device(deviceType, deviceIndex), null, non_blocking);
                foreach (var (_, child) in named_children())
                {
                    child._to(deviceType, deviceIndex, non_blocking);
                }

                return this;
            }

            /// <summary>Converts parameters and buffers; integer buffers keep their type.</summary>
            /// <param name="dtype">The target type, floating point or complex.</param>
            /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
            /// <returns>This module; its parameters stay the same objects.</returns>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireFloating(dtype);
                Convert(null, dtype, non_blocking);
                foreach (var (_, child) in named_children())
                {
                    child._to(dtype, non_blocking);
                }

                return this;
            }

            /// <summary>Moves and converts parameters and buffers to where <paramref name="other"/> is and what it is.</summary>
            /// <param name="other">The model.</param>
            /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
            /// <returns>This module.</returns>
            public Module _to(Tensor other, bool non_blocking)
            {
                ArgumentNullException.ThrowIfNull(other);
                return _to(other.device, other.dtype, non_blocking);
            }

            private static void RequireFloating(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype))
                {
                    throw new ArgumentException($"A module can be converted to floating point or complex types only, got {dtype}.", nameof(dtype));
                }
            }

            // The data is replaced inside the tensors, as PyTorch does, so that optimisers made before still hold the parameters.
            private void Convert(Device? device, ScalarType? dtype, bool non_blocking)
            {
                using var untracked = no_grad();
                foreach (var (_, parameter) in named_parameters(false))
                {
                    Replace(parameter, device, dtype, non_blocking);
                    using var gradient = parameter.grad;
                    if (gradient is not null)
                    {
                        Replace(gradient, device, dtype, non_blocking);
                    }
                }

                foreach (var (_, buffer) in named_buffers(false))
                {
                    Replace(buffer, device, dtype, non_blocking);
                }
            }

            private static void Replace(Tensor tensor, Device? device, ScalarType? dtype, bool non_blocking)
            {
                var isFloating = is_floating_point(tensor.dtype) || is_complex(tensor.dtype);
                var targetType = isFloating ? dtype ?? tensor.dtype : tensor.dtype;
                using var converted = tensor.to(targetType, device ?? tensor.device, non_blocking: non_blocking);
                tensor.SetData(converted);
            }
        }
    }
}
