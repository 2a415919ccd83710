namespace TorchSharp;

public static partial class torch
{
    /// <summary>Hyperbolic cosine.</summary>
    public static Tensor cosh(Tensor input) => input.cosh();

    /// <summary>In place: hyperbolic cosine.</summary>
    public static Tensor cosh_(Tensor input) => input.cosh_();

    /// <summary>Degrees to radians.</summary>
    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    /// <summary>In place: degrees to radians.</summary>
    public static Tensor deg2rad_(Tensor input) => input.deg2rad_();

    /// <summary>Quotient, element by element; shapes broadcast.</summary>
    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    /// <summary>Quotient with one number.</summary>
    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    /// <summary>Divides by one number in place.</summary>
    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    /// <summary>Divides in place.</summary>
    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    /// <summary>Quotient, element by element.</summary>
    public static Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.divide(right, rounding_mode);

    /// <summary>Quotient with one number.</summary>
    public static Tensor divide(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.divide(right, rounding_mode);

    /// <summary>Divides in place.</summary>
    public static Tensor divide_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.divide_(right, rounding_mode);

    /// <summary>Derivative of the logarithm of the gamma function.</summary>
    public static Tensor digamma(Tensor input) => input.digamma();

    /// <summary>In place: derivative of the logarithm of the gamma function.</summary>
    public static Tensor digamma_(Tensor input) => input.digamma_();

    /// <summary>Error function.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>In place: error function.</summary>
    public static Tensor erf_(Tensor input) => input.erf_();

    /// <summary>1 − erf(x).</summary>
    public static Tensor erfc(Tensor input) => input.erfc();

    /// <summary>In place: 1 − erf(x).</summary>
    public static Tensor erfc_(Tensor input) => input.erfc_();

    /// <summary>Inverse of the error function.</summary>
    public static Tensor erfinv(Tensor input) => input.erfinv();

    /// <summary>In place: inverse of the error function.</summary>
    public static Tensor erfinv_(Tensor input) => input.erfinv_();

    /// <summary>eˣ of each element.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>In place: eˣ of each element.</summary>
    public static Tensor exp_(Tensor input) => input.exp_();

    /// <summary>2ˣ of each element.</summary>
    public static Tensor exp2(Tensor input) => input.exp2();

    /// <summary>In place: 2ˣ of each element.</summary>
    public static Tensor exp2_(Tensor input) => input.exp2_();

    /// <summary>eˣ − 1, exact near 0.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>In place: eˣ − 1, exact near 0.</summary>
    public static Tensor expm1_(Tensor input) => input.expm1_();

    /// <summary>Another name of trunc.</summary>
    public static Tensor fix(Tensor input) => input.fix();

    /// <summary>Another name of trunc_.</summary>
    public static Tensor fix_(Tensor input) => input.fix_();

    /// <summary>Power computed in double precision.</summary>
    public static Tensor float_power(Tensor input, Tensor target) => input.float_power(target);

    /// <summary>In place: Power computed in double precision.</summary>
    public static Tensor float_power_(Tensor input, Tensor target) => input.float_power_(target);

    /// <summary>Largest integer not above each element.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>In place: largest integer not above each element.</summary>
    public static Tensor floor_(Tensor input) => input.floor_();

    /// <summary>Quotient rounded towards minus infinity.</summary>
    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    /// <summary>In place: quotient rounded towards minus infinity.</summary>
    public static Tensor floor_divide_(Tensor input, Tensor other) => input.floor_divide_(other);

    /// <summary>Remainder with the sign of the dividend.</summary>
    public static Tensor fmod(Tensor left, Tensor right) => left.fmod(right);

    /// <summary>In place: remainder with the sign of the dividend.</summary>
    public static Tensor fmod_(Tensor left, Tensor right) => left.fmod_(right);

    /// <summary>Remainder with the sign of the dividend.</summary>
    public static Tensor fmod(Tensor left, Scalar right) => left.fmod(right);

    /// <summary>In place: remainder with the sign of the dividend.</summary>
    public static Tensor fmod_(Tensor left, Scalar right) => left.fmod_(right);

    /// <summary>What rounding towards zero takes away.</summary>
    public static Tensor frac(Tensor input) => input.frac();

    /// <summary>In place: what rounding towards zero takes away.</summary>
    public static Tensor frac_(Tensor input) => input.frac_();

    /// <summary>Mantissa in (−1, 1) and exponent: x = mantissa · 2^exponent.</summary>
    public static (Tensor Mantissa, Tensor Exponent) frexp(Tensor input) => input.frexp();

    /// <summary>0 below zero, other at zero, 1 above.</summary>
    public static Tensor heaviside(Tensor input, Tensor values) => input.heaviside(values);

    /// <summary>In place: 0 below zero, other at zero, 1 above.</summary>
    public static Tensor heaviside_(Tensor input, Tensor values) => input.heaviside_(values);

    /// <summary>x · 2^other.</summary>
    public static Tensor ldexp(Tensor input, Tensor other) => input.ldexp(other);

    /// <summary>In place: x · 2^other.</summary>
    public static Tensor ldexp_(Tensor input, Tensor other) => input.ldexp_(other);

    /// <summary>this + weight · (end − this).</summary>
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);

    /// <summary>Logarithm of the absolute value of the gamma function.</summary>
    public static Tensor lgamma(Tensor input) => input.lgamma();

    /// <summary>In place: logarithm of the absolute value of the gamma function.</summary>
    public static Tensor lgamma_(Tensor input) => input.lgamma_();

    /// <summary>Natural logarithm of each element.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>In place: natural logarithm of each element.</summary>
    public static Tensor log_(Tensor input) => input.log_();

    /// <summary>Logarithm to base 10.</summary>
    public static Tensor log10(Tensor input) => input.log10();

    /// <summary>In place: logarithm to base 10.</summary>
    public static Tensor log10_(Tensor input) => input.log10_();

    /// <summary>log(1 + x), exact near 0.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>In place: log(1 + x), exact near 0.</summary>
    public static Tensor log1p_(Tensor input) => input.log1p_();

    /// <summary>Logarithm to base 2.</summary>
    public static Tensor log2(Tensor input) => input.log2();

    /// <summary>In place: logarithm to base 2.</summary>
    public static Tensor log2_(Tensor input) => input.log2_();

    /// <summary>log(eˣ + eʸ).</summary>
    public static Tensor logaddexp(Tensor left, Tensor right) => left.logaddexp(right);

    /// <summary>log₂(2ˣ + 2ʸ).</summary>
    public static Tensor logaddexp2(Tensor left, Tensor right) => left.logaddexp2(right);

    /// <summary>True where both are not zero.</summary>
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    /// <summary>In place: True where both are not zero.</summary>
    public static Tensor logical_and_(Tensor left, Tensor right) => left.logical_and_(right);

    /// <summary>True where zero.</summary>
    public static Tensor logical_not(Tensor input) => input.logical_not();

    /// <summary>True where one is not zero.</summary>
    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

    /// <summary>In place: True where one is not zero.</summary>
    public static Tensor logical_or_(Tensor left, Tensor right) => left.logical_or_(right);

    /// <summary>True where exactly one is not zero.</summary>
    public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

    /// <summary>In place: True where exactly one is not zero.</summary>
    public static Tensor logical_xor_(Tensor left, Tensor right) => left.logical_xor_(right);

    /// <summary>log(x / (1 − x)), with x clamped to [eps, 1 − eps].</summary>
    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);

    /// <summary>Logit in place.</summary>
    public static Tensor logit_(Tensor input, double? eps = null) => input.logit_(eps);

    /// <summary>√(x² + y²).</summary>
    public static Tensor hypot(Tensor left, Tensor right) => left.hypot(right);

    /// <summary>Modified Bessel function of the first kind, order 0.</summary>
    public static Tensor i0(Tensor input) => input.i0();

    /// <summary>In place: modified Bessel function of the first kind, order 0.</summary>
    public static Tensor i0_(Tensor input) => input.i0_();

    /// <summary>Regularised lower incomplete gamma function.</summary>
    public static Tensor igamma(Tensor input, Tensor other) => input.igamma(other);

    /// <summary>Regularised upper incomplete gamma function.</summary>
    public static Tensor igammac(Tensor input, Tensor other) => input.igammac(other);

    /// <summary>Product, element by element; shapes broadcast.</summary>
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);
}
