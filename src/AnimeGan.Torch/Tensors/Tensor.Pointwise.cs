using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Absolute value of each element.</summary>
        public Tensor abs() => Op.Run("abs", this);

        /// <summary>In place: absolute value of each element.</summary>
        public Tensor abs_() => Op.InPlace("abs_", this);

        /// <summary>Another name of abs.</summary>
        public Tensor absolute() => abs();

        /// <summary>Another name of abs_.</summary>
        public Tensor absolute_() => abs_();

        /// <summary>Smallest integer not below each element.</summary>
        public Tensor ceil() => Op.Run("ceil", this);

        /// <summary>In place: smallest integer not below each element.</summary>
        public Tensor ceil_() => Op.InPlace("ceil_", this);

        /// <summary>Largest integer not above each element.</summary>
        public Tensor floor() => Op.Run("floor", this);

        /// <summary>In place: largest integer not above each element.</summary>
        public Tensor floor_() => Op.InPlace("floor_", this);

        /// <summary>Each element rounded towards zero.</summary>
        public Tensor trunc() => Op.Run("trunc", this);

        /// <summary>In place: each element rounded towards zero.</summary>
        public Tensor trunc_() => Op.InPlace("trunc_", this);

        /// <summary>Another name of trunc.</summary>
        public Tensor fix() => trunc();

        /// <summary>Another name of trunc_.</summary>
        public Tensor fix_() => trunc_();

        /// <summary>What rounding towards zero takes away.</summary>
        public Tensor frac() => Op.Run("frac", this);

        /// <summary>In place: what rounding towards zero takes away.</summary>
        public Tensor frac_() => Op.InPlace("frac_", this);

        /// <summary>eˣ of each element.</summary>
        public Tensor exp() => Op.Run("exp", this);

        /// <summary>In place: eˣ of each element.</summary>
        public Tensor exp_() => Op.InPlace("exp_", this);

        /// <summary>2ˣ of each element.</summary>
        public Tensor exp2() => Op.Run("exp2", this);

        /// <summary>In place: 2ˣ of each element.</summary>
        public Tensor exp2_() => Op.InPlace("exp2_", this);

        /// <summary>eˣ − 1, exact near 0.</summary>
        public Tensor expm1() => Op.Run("expm1", this);

        /// <summary>In place: eˣ − 1, exact near 0.</summary>
        public Tensor expm1_() => Op.InPlace("expm1_", this);

        /// <summary>Natural logarithm of each element.</summary>
        public Tensor log() => Op.Run("log", this);

        /// <summary>In place: natural logarithm of each element.</summary>
        public Tensor log_() => Op.InPlace("log_", this);

        /// <summary>Logarithm to base 10.</summary>
        public Tensor log10() => Op.Run("log10", this);

        /// <summary>In place: logarithm to base 10.</summary>
        public Tensor log10_() => Op.InPlace("log10_", this);

        /// <summary>log(1 + x), exact near 0.</summary>
        public Tensor log1p() => Op.Run("log1p", this);

        /// <summary>In place: log(1 + x), exact near 0.</summary>
        public Tensor log1p_() => Op.InPlace("log1p_", this);

        /// <summary>Logarithm to base 2.</summary>
        public Tensor log2() => Op.Run("log2", this);

        /// <summary>In place: logarithm to base 2.</summary>
        public Tensor log2_() => Op.InPlace("log2_", this);

        /// <summary>Negative of each element.</summary>
        public Tensor neg() => Op.Run("neg", this);

        /// <summary>In place: negative of each element.</summary>
        public Tensor neg_() => Op.InPlace("neg_", this);

        /// <summary>Negative of each element.</summary>
        public Tensor negative() => neg();

        /// <summary>The tensor itself, as a new object.</summary>
        public Tensor positive() => Op.Run("positive", this);

        /// <summary>1 / x.</summary>
        public Tensor reciprocal() => Op.Run("reciprocal", this);

        /// <summary>In place: 1 / x.</summary>
        public Tensor reciprocal_() => Op.InPlace("reciprocal_", this);

        /// <summary>1 / √x.</summary>
        public Tensor rsqrt() => Op.Run("rsqrt", this);

        /// <summary>In place: 1 / √x.</summary>
        public Tensor rsqrt_() => Op.InPlace("rsqrt_", this);

        /// <summary>Square root of each element.</summary>
        public Tensor sqrt() => Op.Run("sqrt", this);

        /// <summary>In place: square root of each element.</summary>
        public Tensor sqrt_() => Op.InPlace("sqrt_", this);

        /// <summary>Square of each element.</summary>
        public Tensor square() => Op.Run("square", this);

        /// <summary>−1, 0 or 1.</summary>
        public Tensor sign() => Op.Run("sign", this);

        /// <summary>In place: −1, 0 or 1.</summary>
        public Tensor sign_() => Op.InPlace("sign_", this);

        /// <summary>−1, 0 or 1; for complex numbers x / |x|.</summary>
        public Tensor sgn() => Op.Run("sgn", this);

        /// <summary>In place: −1, 0 or 1; for complex numbers x / |x|.</summary>
        public Tensor sgn_() => Op.InPlace("sgn_", this);

        /// <summary>True where the sign bit is set.</summary>
        public Tensor signbit() => Op.Run("signbit", this);

        /// <summary>Error function.</summary>
        public Tensor erf() => Op.Run("erf", this);

        /// <summary>In place: error function.</summary>
        public Tensor erf_() => Op.InPlace("erf_", this);

        /// <summary>1 − erf(x).</summary>
        public Tensor erfc() => Op.Run("erfc", this);

        /// <summary>In place: 1 − erf(x).</summary>
        public Tensor erfc_() => Op.InPlace("erfc_", this);

        /// <summary>Inverse of the error function.</summary>
        public Tensor erfinv() => Op.Run("erfinv", this);

        /// <summary>In place: inverse of the error function.</summary>
        public Tensor erfinv_() => Op.InPlace("erfinv_", this);

        /// <summary>Derivative of the logarithm of the gamma function.</summary>
        public Tensor digamma() => Op.Run("digamma", this);

        /// <summary>In place: derivative of the logarithm of the gamma function.</summary>
        public Tensor digamma_() => Op.InPlace("digamma_", this);

        /// <summary>Logarithm of the absolute value of the gamma function.</summary>
        public Tensor lgamma() => Op.Run("lgamma", this);

        /// <summary>In place: logarithm of the absolute value of the gamma function.</summary>
        public Tensor lgamma_() => Op.InPlace("lgamma_", this);

        /// <summary>Modified Bessel function of the first kind, order 0.</summary>
        public Tensor i0() => Op.Run("i0", this);

        /// <summary>In place: modified Bessel function of the first kind, order 0.</summary>
        public Tensor i0_() => Op.InPlace("i0_", this);

        /// <summary>Degrees to radians.</summary>
        public Tensor deg2rad() => Op.Run("deg2rad", this);

        /// <summary>In place: degrees to radians.</summary>
        public Tensor deg2rad_() => Op.InPlace("deg2rad_", this);

        /// <summary>Radians to degrees.</summary>
        public Tensor rad2deg() => Op.Run("rad2deg", this);

        /// <summary>In place: radians to degrees.</summary>
        public Tensor rad2deg_() => Op.InPlace("rad2deg_", this);

        /// <summary>Logarithm of the multivariate gamma function of dimension p.</summary>
        public Tensor mvlgamma(long p) => Op.Run("mvlgamma", this, p);

        /// <summary>Multivariate log-gamma in place.</summary>
        public Tensor mvlgamma_(long p) => Op.InPlace("mvlgamma_", this, p);

        /// <summary>The p-th derivative of digamma.</summary>
        public Tensor polygamma(long p) => Op.Run("polygamma", p, this);

        /// <summary>The p-th derivative of digamma, in place.</summary>
        public Tensor polygamma_(long p) => Op.InPlace("polygamma_", this, p);

        /// <summary>Rounded to a number of decimals; halves go to the even neighbour.</summary>
        public Tensor round(long decimals = 0L) => decimals == 0 ? Op.Run("round", this) : Op.Run("round.decimals", this, decimals);

        /// <summary>Rounds in place.</summary>
        public Tensor round_(long decimals = 0L) => decimals == 0 ? Op.InPlace("round_", this) : Op.InPlace("round_.decimals", this, decimals);

        /// <summary>log(x / (1 − x)), with x clamped to [eps, 1 − eps].</summary>
        public Tensor logit(double? eps = null) => Op.Run("logit", this, eps);

        /// <summary>Logit in place.</summary>
        public Tensor logit_(double? eps = null) => Op.InPlace("logit_", this, eps);

        /// <summary>NaN and infinities replaced by numbers; null means the largest or smallest of the type.</summary>
        public Tensor nan_to_num(double nan = 0d, double? posinf = null, double? neginf = null) => Op.Run("nan_to_num", this, nan, posinf, neginf);

        /// <summary>Replaces NaN and infinities in place.</summary>
        public Tensor nan_to_num_(double nan = 0d, double? posinf = null, double? neginf = null) => Op.InPlace("nan_to_num_", this, nan, posinf, neginf);

        /// <summary>Mantissa in (−1, 1) and exponent: x = mantissa · 2^exponent.</summary>
        public (Tensor Mantissa, Tensor Exponent) frexp() => Op.Run2("frexp.Tensor", this);

        /// <summary>Bitwise or logical not.</summary>
        public Tensor bitwise_not() => Op.Run("bitwise_not", this);

        /// <summary>In place: bitwise or logical not.</summary>
        public Tensor bitwise_not_() => Op.InPlace("bitwise_not_", this);

        /// <summary>True where zero.</summary>
        public Tensor logical_not() => Op.Run("logical_not", this);

        /// <summary>In place: true where zero.</summary>
        public Tensor logical_not_() => Op.InPlace("logical_not_", this);

        /// <summary>Complex conjugate, computed now.</summary>
        public Tensor conj_physical() => Op.Run("conj_physical", this);

        /// <summary>In place: complex conjugate, computed now.</summary>
        public Tensor conj_physical_() => Op.InPlace("conj_physical_", this);

        /// <summary>Complex conjugate, as a view.</summary>
        public Tensor conj() => Op.Run("conj", this);

        /// <summary>The tensor with a pending conjugation carried out.</summary>
        public Tensor resolve_conj() => Op.Run("resolve_conj", this);

        /// <summary>The tensor with a pending negation carried out.</summary>
        public Tensor resolve_neg() => Op.Run("resolve_neg", this);

        /// <summary>Angle of a complex number; 0 or π for a real one.</summary>
        public Tensor angle() => Op.Run("angle", this);

        /// <summary>True while a conjugation is pending.</summary>
        public bool is_conj() => Op.Bool("is_conj", this);

        /// <summary>True while a negation is pending.</summary>
        public bool is_neg() => Op.Bool("is_neg", this);

        /// <summary>Real part.</summary>
        public Tensor real => Op.Run("real", this);

        /// <summary>Imaginary part.</summary>
        public Tensor imag => Op.Run("imag", this);
    }
}
