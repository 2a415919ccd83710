using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Normalises over the last dimensions (Ba et al. 2016).</summary>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            this.normalized_shape = normalized_shape;
            this.eps = eps;
            this.elementwise_affine = elementwise_affine;
            if (elementwise_affine)
            {
                OwnParameter(nameof(weight), nn.Parameter(ones(normalized_shape, dtype, device)));
                this.bias = bias ? nn.Parameter(zeros(normalized_shape, dtype, device)) : null;
            }
        }

        /// <summary>The scale, of <see cref="normalized_shape"/>; null where <see cref="elementwise_affine"/> is false.</summary>
        public Parameter weight
        {
            get => OwnedParameter(nameof(weight))!;
            set => OwnParameter(nameof(weight), value);
        }

        /// <summary>The shift, of <see cref="normalized_shape"/>, or null.</summary>
        public Parameter? bias
        {
            get => OwnedParameter(nameof(bias));
            set => OwnParameter(nameof(bias), value);
        }

        /// <summary>The last dimensions' sizes.</summary>
        public long[] normalized_shape { get; set; }

        /// <summary>Added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>Whether there is a scale.</summary>
        public bool elementwise_affine { get; set; }

        /// <summary>Sets scale and shift to 1 and 0.</summary>
        public void reset_parameters()
        {
            if (elementwise_affine)
            {
                nn.init.ones_(weight);
                if (bias is not null)
                {
                    nn.init.zeros_(bias);
                }
            }
        }

        /// <summary>Normalises.</summary>
        /// <param name="tensor">[*, normalized_shape].</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Layer norm over several dimensions.</summary>
            /// <param name="normalized_shape">The last dimensions' sizes.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">Whether there is a scale (1 at first).</param>
            /// <param name="bias">Whether there is a shift (0 at first) beside the scale.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            /// <summary>Layer norm over the last dimension.</summary>
            /// <param name="normalized_shape">The last dimension's size.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">Whether there is a scale (1 at first).</param>
            /// <param name="bias">Whether there is a shift (0 at first) beside the scale.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}
