using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers around parameters.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients down together where their common norm is too large.</summary>
            /// <param name="tensors">The parameters; those without gradient are left out.</param>
            /// <param name="max_norm">The greatest norm.</param>
            /// <param name="norm_type">Which norm; infinity for the greatest absolute value.</param>
            /// <returns>The norm before scaling.</returns>
            public static double clip_grad_norm_(IEnumerable<Modules.Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var untracked = no_grad();
                using var scope = NewDisposeScope();
                var gradients = GradientsOf(tensors);
                if (gradients.Length == 0)
                {
                    return 0;
                }

                var norms = Op.Run("stack", Arg.List(gradients.Select(gradient => Norm(gradient, norm_type))), 0L);
                var total = Norm(norms, norm_type);
                var factor = Op.Run("clamp_max", Op.Run("mul.Scalar", Op.Run("reciprocal", Op.Run("add.Scalar", total, (Scalar)1e-6)), (Scalar)max_norm), (Scalar)1.0);
                foreach (var gradient in gradients)
                {
                    Op.InPlace("mul_.Tensor", gradient, factor);
                }

                return total.to(ScalarType.Float64).item<double>();
            }

            /// <summary>Clips every gradient to [−clip_value, clip_value].</summary>
            /// <param name="tensors">The parameters; those without gradient are left out.</param>
            /// <param name="clip_value">The bound.</param>
            public static void clip_grad_value_(IEnumerable<Modules.Parameter> tensors, double clip_value)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var untracked = no_grad();
                using var scope = NewDisposeScope();
                foreach (var gradient in GradientsOf(tensors))
                {
                    Op.InPlace("clamp_", gradient, (Scalar)(-clip_value), (Scalar)clip_value);
                }
            }

            /// <summary>All values of the parameters behind each other.</summary>
            /// <param name="tensors">The parameters.</param>
            /// <returns>[total], differentiable; the caller's.</returns>
            public static Tensor parameters_to_vector(IEnumerable<Modules.Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                return Op.Run("cat", Arg.List(tensors.Select(tensor => Op.Run("reshape", tensor, new[] { -1L }))), 0L).MoveToOuterDisposeScope();
            }

            /// <summary>Copies a vector of <see cref="parameters_to_vector"/> back.</summary>
            /// <param name="vec">[total].</param>
            /// <param name="tensors">The parameters, in the same order.</param>
            /// <exception cref="ArgumentException">The vector has another length.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Modules.Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(vec);
                ArgumentNullException.ThrowIfNull(tensors);
                var parameters = tensors.ToList();
                var total = parameters.Sum(parameter => parameter.numel());
                if (vec.dim() != 1 || vec.numel() != total)
                {
                    throw new ArgumentException($"The vector must be [{total}], got [{string.Join(", ", vec.shape)}].", nameof(vec));
                }

                using var untracked = no_grad();
                using var scope = NewDisposeScope();
                var start = 0L;
                foreach (var parameter in parameters)
                {
                    var part = Op.Run("slice.Tensor", vec, 0L, start, start + parameter.numel());
                    Op.InPlace("copy_", parameter, Op.Run("reshape", part, parameter.shape));
                    start += parameter.numel();
                }
            }

            private static Tensor[] GradientsOf(IEnumerable<Modules.Parameter> parameters) =>
                [.. parameters.Select(parameter => parameter.grad).OfType<Tensor>()];

            private static Tensor Norm(Tensor tensor, double norm_type) => Op.Run("linalg_vector_norm", tensor, (Scalar)norm_type);
        }
    }
}
