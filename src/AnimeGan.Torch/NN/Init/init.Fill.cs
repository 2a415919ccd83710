using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Fills with ones.</summary>
            /// <param name="tensor">Any shape; overwritten.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1.0);

            /// <summary>Fills with zeros.</summary>
            /// <param name="tensor">Any shape; overwritten.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0.0);

            /// <summary>Fills with one value.</summary>
            /// <param name="tensor">Any shape; overwritten.</param>
            /// <param name="val">The value.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var untracked = no_grad();
                return Op.InPlace("fill_.Scalar", tensor, val);
            }

            /// <summary>The identity matrix, cut to the tensor's shape.</summary>
            /// <param name="tensor">[n, m]; overwritten.</param>
            /// <returns>The tensor itself.</returns>
            /// <exception cref="ArgumentException">Not two dimensions.</exception>
            public static Tensor eye_(Tensor tensor)
            {
                RequireDimensions(tensor, 2, 2);
                using var untracked = no_grad();
                using var identity = Op.Run("eye.m", tensor.size(0), tensor.size(1), tensor.dtype, Arg.None, tensor.device, false);
                return Op.InPlace("copy_", tensor, identity);
            }

            /// <summary>A filter that hands the channels through: one at its middle for equal channels, zero elsewhere.</summary>
            /// <param name="tensor">[out, in, *] of 3 to 5 dimensions; overwritten.</param>
            /// <returns>The tensor itself.</returns>
            /// <exception cref="ArgumentException">Not 3 to 5 dimensions.</exception>
            public static Tensor dirac_(Tensor tensor)
            {
                RequireDimensions(tensor, 3, 5);
                using var untracked = no_grad();
                zeros_(tensor);
                using var middle = Middle(tensor);
                using var diagonal = Op.Run("diagonal", middle, 0L, 0L, 1L);
                Op.InPlace("fill_.Scalar", diagonal, (Scalar)1.0);
                return tensor;
            }

            // [out, in], a view of the filters' middle taps.
            private static Tensor Middle(Tensor tensor)
            {
                var view = Op.Run("alias", tensor);
                while (view.dim() > 2)
                {
                    var next = Op.Run("select.int", view, 2L, view.size(2) / 2);
                    view.Dispose();
                    view = next;
                }

                return view;
            }

            private static void RequireDimensions(Tensor tensor, long least, long most)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (tensor.dim() < least || tensor.dim() > most)
                {
                    var expected = least == most ? $"{least}" : $"{least} to {most}";
                    throw new ArgumentException($"The tensor must have {expected} dimensions, got [{string.Join(", ", tensor.shape)}].", nameof(tensor));
                }
            }
        }
    }
}
