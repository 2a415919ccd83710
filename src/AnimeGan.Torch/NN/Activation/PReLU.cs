using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x above zero, a · x below, with a learned slope for all or for each channel (He et al. 2015).</summary>
    public sealed class PReLU : nn.Module<Tensor, Tensor>
    {
        internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
            : base(nameof(PReLU))
        {
            this.num_parameters = num_parameters;
            this.init = init;
            weight = nn.Parameter(full([num_parameters], init, dtype, device));
        }

        /// <summary>The slopes, [num_parameters].</summary>
        public Parameter weight
        {
            get => OwnedParameter(nameof(weight))!;
            set => OwnParameter(nameof(weight), value);
        }

        /// <summary>1, or the number of channels.</summary>
        public long num_parameters { get; private set; }

        /// <summary>The slopes' first value.</summary>
        public double init { get; private set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">[N, C, *], C being num_parameters unless that is 1.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, weight);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x above zero, a · x below, with a learned slope.</summary>
            /// <param name="num_parameters">1, or the number of channels.</param>
            /// <param name="init">The slopes' first value.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) =>
                new(num_parameters, init, device, dtype);

            public static partial class functional
            {
                /// <summary>x above zero, weight · x below.</summary>
                /// <param name="input">[N, C, *].</param>
                /// <param name="weight">[1] or [C].</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor prelu(Tensor input, Tensor weight) => Op.Run("prelu", input, weight);
            }
        }
    }
}
