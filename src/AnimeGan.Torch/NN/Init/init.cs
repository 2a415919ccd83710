namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// Initialisers. They draw what PyTorch's draw: after the same <c>manual_seed</c> the values are the same to the last bit.
        /// </summary>
        public static partial class init
        {
            /// <summary>What follows the layer, which decides how large its weights should be.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear = 0,

                /// <summary>Nothing, after a 1d convolution.</summary>
                Conv1D = 1,

                /// <summary>Nothing, after a 2d convolution.</summary>
                Conv2D = 2,

                /// <summary>Nothing, after a 3d convolution.</summary>
                Conv3D = 3,

                /// <summary>Nothing, after a transposed 1d convolution.</summary>
                ConvTranspose1D = 4,

                /// <summary>Nothing, after a transposed 2d convolution.</summary>
                ConvTranspose2D = 5,

                /// <summary>Nothing, after a transposed 3d convolution.</summary>
                ConvTranspose3D = 6,

                /// <summary>The logistic function.</summary>
                Sigmoid = 7,

                /// <summary>The hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>max(0, x).</summary>
                ReLU = 9,

                /// <summary>x above zero, slope · x below.</summary>
                LeakyReLU = 10,
            }

            /// <summary>Which side's variance to keep.</summary>
            public enum FanInOut
            {
                /// <summary>The forward pass's: inputs of one output.</summary>
                FanIn = 0,

                /// <summary>The backward pass's: outputs of one input.</summary>
                FanOut = 1,
            }

            /// <summary>The factor by which weights before a non-linearity are to be larger.</summary>
            /// <param name="nonlinearity">What follows.</param>
            /// <param name="param">LeakyReLU's slope below zero; taken as it is, 0 meaning ReLU.</param>
            /// <returns>1 for linear layers and sigmoid, 5/3 for tanh, √2 for ReLU, √(2 / (1 + slope²)) for LeakyReLU.</returns>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + (param * param))),
                _ => 1.0,
            };

            /// <summary>The number of inputs of one output, and of outputs of one input.</summary>
            /// <param name="tensor">A weight, [out, in, *].</param>
            /// <returns>in · Π(*) and out · Π(*).</returns>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var shape = tensor.shape;
                if (shape.Length < 2)
                {
                    throw new ArgumentException($"Fan in and fan out need a weight of at least 2 dimensions, got [{string.Join(", ", shape)}].", nameof(tensor));
                }

                var field = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
                return (shape[1] * field, shape[0] * field);
            }

            // What linear layers and convolutions start with: kaiming_uniform with a = √5 is U(−k, k) with k = 1/√(fan in).
            internal static void DefaultWeightAndBias(Tensor weight, Tensor? bias)
            {
                kaiming_uniform_(weight, Math.Sqrt(5));
                if (bias is not null)
                {
                    var (fanIn, _) = CalculateFanInAndFanOut(weight);
                    var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
                    uniform_(bias, -bound, bound);
                }
            }
        }
    }
}
