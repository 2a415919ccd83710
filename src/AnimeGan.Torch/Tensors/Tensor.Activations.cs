using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>eˣ / Σ eˣ along dim.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Op.Run("softmax.int", this, dim, dtype);

        /// <summary>x − log Σ eˣ along dim.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Op.Run("log_softmax.int", this, dim, dtype);

        /// <summary>log(1 + e^(βx)) / β; x itself where βx exceeds the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Op.Run("softplus", this, beta, threshold);

        /// <summary>1 / (1 + e⁻ˣ).</summary>
        public Tensor sigmoid() => Op.Run("sigmoid", this);

        /// <summary>In place: 1 / (1 + e⁻ˣ).</summary>
        public Tensor sigmoid_() => Op.InPlace("sigmoid_", this);

        /// <summary>log(1 / (1 + e⁻ˣ)).</summary>
        public Tensor log_sigmoid() => Op.Run("log_sigmoid", this);

        /// <summary>max(x, 0).</summary>
        public Tensor relu() => Op.Run("relu", this);

        /// <summary>In place: max(x, 0).</summary>
        public Tensor relu_() => Op.InPlace("relu_", this);

        /// <summary>min(max(x, 0), 6).</summary>
        public Tensor relu6() => Op.Run("relu6", this);

        /// <summary>In place: min(max(x, 0), 6).</summary>
        public Tensor relu6_() => Op.InPlace("relu6_", this);

        /// <summary>Scaled exponential linear unit.</summary>
        public Tensor selu() => Op.Run("selu", this);

        /// <summary>In place: scaled exponential linear unit.</summary>
        public Tensor selu_() => Op.InPlace("selu_", this);

        /// <summary>x · sigmoid(x).</summary>
        public Tensor silu() => Op.Run("silu", this);

        /// <summary>In place: x · sigmoid(x).</summary>
        public Tensor silu_() => Op.InPlace("silu_", this);

        /// <summary>min(max(x + 3, 0), 6) / 6.</summary>
        public Tensor hardsigmoid() => Op.Run("hardsigmoid", this);

        /// <summary>In place: min(max(x + 3, 0), 6) / 6.</summary>
        public Tensor hardsigmoid_() => Op.InPlace("hardsigmoid_", this);

        /// <summary>x · hardsigmoid(x).</summary>
        public Tensor hardswish() => Op.Run("hardswish", this);

        /// <summary>In place: x · hardsigmoid(x).</summary>
        public Tensor hardswish_() => Op.InPlace("hardswish_", this);

        /// <summary>x · Φ(x), Φ the normal distribution function.</summary>
        public Tensor gelu() => Op.Run("gelu", this);

        /// <summary>x · Φ(x) in place.</summary>
        public Tensor gelu_() => Op.InPlace("gelu_", this);

        /// <summary>First half times the sigmoid of the second half, along dim.</summary>
        public Tensor glu(long dim = -1) => Op.Run("glu", this, dim);

        /// <summary>max(x, 0) + min(eˣ − 1, 0).</summary>
        public Tensor celu() => Op.Run("celu", this);

        /// <summary>CELU in place.</summary>
        public Tensor celu_() => Op.InPlace("celu_", this);

        /// <summary>max(x, 0) + min(α(e^(x/α) − 1), 0).</summary>
        public Tensor celu(Scalar alpha) => Op.Run("celu", this, alpha);

        /// <summary>CELU in place.</summary>
        public Tensor celu_(Scalar alpha) => Op.InPlace("celu_", this, alpha);

        /// <summary>x above 0, α(eˣ − 1) below.</summary>
        public Tensor elu(double alpha = 1) => Op.Run("elu", this, alpha);

        /// <summary>ELU in place.</summary>
        public Tensor elu_(double alpha = 1) => Op.InPlace("elu_", this, alpha);

        /// <summary>scale · x above 0, scale · α(e^(input_scale · x) − 1) below.</summary>
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Op.Run("elu", this, alpha, scale, input_scale);

        /// <summary>ELU in place.</summary>
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Op.InPlace("elu_", this, alpha, scale, input_scale);

        /// <summary>Limited to [min, max].</summary>
        public Tensor hardtanh(Scalar min, Scalar max) => Op.Run("hardtanh", this, min, max);

        /// <summary>Limits in place.</summary>
        public Tensor hardtanh_(Scalar min, Scalar max) => Op.InPlace("hardtanh_", this, min, max);

        /// <summary>x above 0, negative_slope · x below.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Op.Run("leaky_relu", this, negative_slope);

        /// <summary>Leaky ReLU in place.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => Op.InPlace("leaky_relu_", this, negative_slope);

        /// <summary>x where above the threshold, else value.</summary>
        public Tensor threshold(Scalar threshold, Scalar value) => Op.Run("threshold", this, threshold, value);

        /// <summary>Threshold in place.</summary>
        public Tensor threshold_(Scalar threshold, Scalar value) => Op.InPlace("threshold_", this, threshold, value);

        /// <summary>x above 0, a learned slope (one, or one for each channel) times x below.</summary>
        public Tensor prelu(Tensor target) => Op.Run("prelu", this, target);

        private const double OneEighth = 1.0 / 8.0;

        private const double OneThird = 1.0 / 3.0;

        /// <summary>Leaky ReLU with the mean slope of [lower, upper].</summary>
        public Tensor rrelu(double lower = OneEighth, double upper = OneThird) => Op.Run("rrelu", this, lower, upper);

        /// <summary>Leaky ReLU with the mean slope, in place.</summary>
        public Tensor rrelu_(double lower = OneEighth, double upper = OneThird) => Op.InPlace("rrelu_", this, lower, upper);
    }
}
