using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Draws from U(low, high).</summary>
            /// <param name="tensor">Any shape; overwritten.</param>
            /// <param name="low">Least value.</param>
            /// <param name="high">Upper bound.</param>
            /// <param name="generator">Random generator; null for the default one.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using var untracked = no_grad();
                return Op.InPlace("uniform_", tensor, low, high, generator);
            }

            /// <summary>Draws from N(mean, std²).</summary>
            /// <param name="tensor">Any shape; overwritten.</param>
            /// <param name="mean">Mean.</param>
            /// <param name="std">Standard deviation.</param>
            /// <param name="generator">Random generator; null for the default one.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var untracked = no_grad();
                return Op.InPlace("normal_", tensor, mean, std, generator);
            }

            /// <summary>Draws from N(mean, std²) cut off at a and b, by the inverse of the distribution function.</summary>
            /// <param name="tensor">Any shape; overwritten.</param>
            /// <param name="mean">Mean before cutting.</param>
            /// <param name="std">Standard deviation before cutting.</param>
            /// <param name="a">Least value.</param>
            /// <param name="b">Greatest value.</param>
            /// <param name="generator">Random generator; null for the default one.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                using var untracked = no_grad();
                var lower = NormalDistribution((a - mean) / std);
                var upper = NormalDistribution((b - mean) / std);
                Op.InPlace("uniform_", tensor, (2 * lower) - 1, (2 * upper) - 1, generator);
                Op.InPlace("erfinv_", tensor);
                Op.InPlace("mul_.Scalar", tensor, (Scalar)(std * Math.Sqrt(2)));
                Op.InPlace("add_.Scalar", tensor, (Scalar)mean);
                return Op.InPlace("clamp_", tensor, (Scalar)a, (Scalar)b);
            }

            /// <summary>U(−bound, bound) with bound = gain·√(6 / (fan in + fan out)) (Glorot and Bengio 2010).</summary>
            /// <param name="tensor">[out, in, *]; overwritten.</param>
            /// <param name="gain">From <see cref="calculate_gain"/>.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var bound = Math.Sqrt(3.0) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>The same as <see cref="xavier_uniform_"/>.</summary>
            /// <param name="tensor">[out, in, *]; overwritten.</param>
            /// <param name="gain">From <see cref="calculate_gain"/>.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            /// <summary>N(0, σ²) with σ = gain·√(2 / (fan in + fan out)) (Glorot and Bengio 2010).</summary>
            /// <param name="tensor">[out, in, *]; overwritten.</param>
            /// <param name="gain">From <see cref="calculate_gain"/>.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <summary>The same as <see cref="xavier_normal_"/>.</summary>
            /// <param name="tensor">[out, in, *]; overwritten.</param>
            /// <param name="gain">From <see cref="calculate_gain"/>.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            /// <summary>U(−bound, bound) with bound = gain·√(3 / fan) (He et al. 2015).</summary>
            /// <param name="tensor">[out, in, *]; overwritten.</param>
            /// <param name="a">Slope below zero of the LeakyReLU that follows.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">What follows.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>N(0, σ²) with σ = gain / √fan (He et al. 2015).</summary>
            /// <param name="tensor">[out, in, *]; overwritten.</param>
            /// <param name="a">Slope below zero of the LeakyReLU that follows.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">What follows.</param>
            /// <returns>The tensor itself.</returns>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>A random (semi-)orthogonal matrix, times a gain (Saxe et al. 2013).</summary>
            /// <param name="tensor">[n, *] of at least two dimensions, taken as [n, Π(*)]; overwritten.</param>
            /// <param name="gain">The factor.</param>
            /// <returns>The tensor itself.</returns>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                RequireDimensions(tensor, 2, long.MaxValue);
                using var untracked = no_grad();
                using var scope = NewDisposeScope();
                var rows = tensor.size(0);
                var columns = tensor.shape.Skip(1).Aggregate(1L, (product, size) => product * size);
                var flattened = Op.InPlace("normal_", Op.Run("empty.memory_format", new[] { rows, columns }, tensor.dtype, Arg.None, tensor.device), 0.0, 1.0);
                if (rows < columns)
                {
                    flattened = Op.Run("t", flattened);
                }

                var (q, r) = Op.Run2("linalg_qr", flattened);

                // The signs make the distribution uniform.
                q = Op.Run("mul.Tensor", q, Op.Run("sign", Op.Run("diagonal", r)));
                if (rows < columns)
                {
                    q = Op.Run("t", q);
                }

                Op.InPlace("copy_", tensor, Op.Run("reshape", q, tensor.shape));
                Op.InPlace("mul_.Scalar", tensor, (Scalar)gain);
                return tensor;
            }

            /// <summary>N(0, std²), of which a part of every column is set to zero.</summary>
            /// <param name="tensor">[n, m]; overwritten.</param>
            /// <param name="sparsity">The part of each column that is zero, 0 to 1.</param>
            /// <param name="std">Standard deviation of the rest.</param>
            /// <returns>The tensor itself.</returns>
            /// <exception cref="ArgumentException">Not two dimensions.</exception>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                RequireDimensions(tensor, 2, 2);
                using var untracked = no_grad();
                normal_(tensor, 0, std);
                var rows = tensor.size(0);
                var zeros = (long)Math.Ceiling(sparsity * rows);
                for (var column = 0L; column < tensor.size(1); column++)
                {
                    using var scope = NewDisposeScope();
                    var chosen = Op.Run("slice.Tensor", Op.Run("randperm", rows), 0L, 0L, zeros);
                    Op.InPlace("index_fill_.int_Scalar", Op.Run("select.int", tensor, 1L, column), 0L, chosen, (Scalar)0.0);
                }

                return tensor;
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            // Φ(x); .NET has no error function, libtorch has one.
            private static double NormalDistribution(double x)
            {
                using var argument = tensor(x / Math.Sqrt(2.0));
                using var value = Op.Run("erf", argument);
                return (1.0 + value.item<double>()) / 2.0;
            }
        }
    }
}
