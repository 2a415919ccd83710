using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>y = x·Wᵀ + b.</summary>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        internal Linear(Parameter weight, Parameter? bias)
            : base(nameof(Linear))
        {
            in_features = weight.shape[1];
            out_features = weight.shape[0];
            this.weight = weight;
            this.bias = bias;
        }

        internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
            : base(nameof(Linear))
        {
            in_features = inputSize;
            out_features = outputSize;
            weight = nn.Parameter(empty([outputSize, inputSize], dtype, device));
            bias = hasBias ? nn.Parameter(empty([outputSize], dtype, device)) : null;
            nn.init.DefaultWeightAndBias(weight, bias);
        }

        /// <summary>W, [out_features, in_features].</summary>
        public Parameter weight
        {
            get => OwnedParameter(nameof(weight))!;
            set => OwnParameter(nameof(weight), value);
        }

        /// <summary>b, [out_features], or null.</summary>
        public Parameter? bias
        {
            get => OwnedParameter(nameof(bias));
            set => OwnParameter(nameof(bias), value);
        }

        /// <summary>Size of the last dimension of the input.</summary>
        public long in_features { get; set; }

        /// <summary>Size of the last dimension of the output.</summary>
        public long out_features { get; set; }

        /// <summary>Applies the map to the last dimension.</summary>
        /// <param name="tensor">[*, in_features].</param>
        /// <returns>[*, out_features].</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>y = x·Wᵀ + b, both drawn from U(−k, k) with k = 1/√inputSize.</summary>
            /// <param name="inputSize">Size of the last dimension of the input.</param>
            /// <param name="outputSize">Size of the last dimension of the output.</param>
            /// <param name="hasBias">Whether there is a b.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);

            /// <summary>y = x·Wᵀ + b with given weights.</summary>
            /// <param name="weight">W, [out, in]; the module owns it from now on.</param>
            /// <param name="bias">b, [out], or null.</param>
            /// <returns>The module.</returns>
            public static Modules.Linear Linear(Modules.Parameter weight, Modules.Parameter? bias = null) => new(weight, bias);

            public static partial class functional
            {
                /// <summary>y = x·Wᵀ + b.</summary>
                /// <param name="input">[*, in].</param>
                /// <param name="weights">[out, in].</param>
                /// <param name="bias">[out], or null.</param>
                /// <returns>[*, out]; the caller's.</returns>
                public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Op.Run("linear", input, weights, bias);
            }
        }
    }
}
