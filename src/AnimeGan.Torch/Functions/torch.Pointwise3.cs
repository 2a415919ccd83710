namespace TorchSharp;

public static partial class torch
{
    /// <summary>Product with one number.</summary>
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);

    /// <summary>Multiplies in place.</summary>
    public static Tensor mul_(Tensor left, Tensor right) => left.mul_(right);

    /// <summary>Multiplies by one number in place.</summary>
    public static Tensor mul_(Tensor left, Scalar right) => left.mul_(right);

    /// <summary>Product, element by element.</summary>
    public static Tensor multiply(Tensor left, Tensor right) => left.multiply(right);

    /// <summary>Product with one number.</summary>
    public static Tensor multiply(Tensor left, Scalar right) => left.multiply(right);

    /// <summary>Multiplies in place.</summary>
    public static Tensor multiply_(Tensor left, Tensor right) => left.mul_(right);

    /// <summary>Multiplies by one number in place.</summary>
    public static Tensor multiply_(Tensor left, Scalar right) => left.mul_(right);

    /// <summary>Logarithm of the multivariate gamma function of dimension p.</summary>
    public static Tensor mvlgamma(Tensor input, long p) => input.mvlgamma(p);

    /// <summary>Multivariate log-gamma in place.</summary>
    public static Tensor mvlgamma_(Tensor input, long p) => input.mvlgamma_(p);

    /// <summary>NaN and infinities replaced by numbers; null means the largest or smallest of the type.</summary>
    public static Tensor nan_to_num(Tensor input, double nan = 0d, double? posinf = null, double? neginf = null) => input.nan_to_num(nan, posinf, neginf);

    /// <summary>Replaces NaN and infinities in place.</summary>
    public static Tensor nan_to_num_(Tensor input, double nan = 0d, double? posinf = null, double? neginf = null) => input.nan_to_num_(nan, posinf, neginf);

    /// <summary>Negative of each element.</summary>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary>In place: negative of each element.</summary>
    public static Tensor neg_(Tensor input) => input.neg_();

    /// <summary>Negative of each element.</summary>
    public static Tensor negative(Tensor input) => input.negative();

    /// <summary>The next representable number towards other.</summary>
    public static Tensor nextafter(Tensor input, Tensor other) => input.nextafter(other);

    /// <summary>In place: The next representable number towards other.</summary>
    public static Tensor nextafter_(Tensor input, Tensor other) => input.nextafter_(other);

    /// <summary>The p-th derivative of digamma.</summary>
    public static Tensor polygamma(Tensor input, long p) => input.polygamma(p);

    /// <summary>The p-th derivative of digamma, in place.</summary>
    public static Tensor polygamma_(Tensor input, long p) => input.polygamma_(p);

    /// <summary>The tensor itself, as a new object.</summary>
    public static Tensor positive(Tensor input) => input.positive();

    /// <summary>x to the power of exponent.</summary>
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);

    /// <summary>x to the power of exponent.</summary>
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);

    /// <summary>In place: x to the power of exponent.</summary>
    public static Tensor pow_(Tensor left, Tensor exponent) => left.pow_(exponent);

    /// <summary>In place: x to the power of exponent.</summary>
    public static Tensor pow_(Tensor left, Scalar exponent) => left.pow_(exponent);

    /// <summary>Radians to degrees.</summary>
    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    /// <summary>In place: radians to degrees.</summary>
    public static Tensor rad2deg_(Tensor input) => input.rad2deg_();

    /// <summary>1 / x.</summary>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary>In place: 1 / x.</summary>
    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

    /// <summary>Remainder with the sign of the divisor.</summary>
    public static Tensor remainder(Tensor left, Tensor right) => left.remainder(right);

    /// <summary>Remainder with the sign of the divisor.</summary>
    public static Tensor remainder(Tensor left, Scalar right) => left.remainder(right);

    /// <summary>In place: remainder with the sign of the divisor.</summary>
    public static Tensor remainder_(Tensor left, Tensor right) => left.remainder_(right);

    /// <summary>In place: remainder with the sign of the divisor.</summary>
    public static Tensor remainder_(Tensor left, Scalar right) => left.remainder_(right);

    /// <summary>Rounded to a number of decimals; halves go to the even neighbour.</summary>
    public static Tensor round(Tensor input, long decimals = 0L) => input.round(decimals);

    /// <summary>Rounds in place.</summary>
    public static Tensor round_(Tensor input, long decimals = 0L) => input.round_(decimals);

    /// <summary>1 / √x.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>In place: 1 / √x.</summary>
    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>In place: 1 / (1 + e⁻ˣ).</summary>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    /// <summary>−1, 0 or 1.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>In place: −1, 0 or 1.</summary>
    public static Tensor sign_(Tensor input) => input.sign_();

    /// <summary>−1, 0 or 1; for complex numbers x / |x|.</summary>
    public static Tensor sgn(Tensor input) => input.sgn();

    /// <summary>In place: −1, 0 or 1; for complex numbers x / |x|.</summary>
    public static Tensor sgn_(Tensor input) => input.sgn_();

    /// <summary>True where the sign bit is set.</summary>
    public static Tensor signbit(Tensor input) => input.signbit();

    /// <summary>Sine of radians.</summary>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary>In place: sine of radians.</summary>
    public static Tensor sin_(Tensor input) => input.sin_();

    /// <summary>sin(πx) / (πx).</summary>
    public static Tensor sinc(Tensor input) => input.sinc();

    /// <summary>In place: sin(πx) / (πx).</summary>
    public static Tensor sinc_(Tensor input) => input.sinc_();

    /// <summary>Hyperbolic sine.</summary>
    public static Tensor sinh(Tensor input) => input.sinh();

    /// <summary>In place: hyperbolic sine.</summary>
    public static Tensor sinh_(Tensor input) => input.sinh_();

    /// <summary>Square root of each element.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>In place: square root of each element.</summary>
    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    /// <summary>Square of each element.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>Difference, element by element; shapes broadcast.</summary>
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);

    /// <summary>Difference with one number.</summary>
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);

    /// <summary>Subtracts in place.</summary>
    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);

    /// <summary>Subtracts one number in place.</summary>
    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);

    /// <summary>Difference, element by element.</summary>
    public static Tensor subtract(Tensor left, Tensor right) => left.subtract(right);

    /// <summary>Difference with one number.</summary>
    public static Tensor subtract(Tensor left, Scalar right) => left.subtract(right);

    /// <summary>Subtracts in place.</summary>
    public static Tensor subtract_(Tensor left, Tensor right) => left.subtract_(right);

    /// <summary>Subtracts one number in place.</summary>
    public static Tensor subtract_(Tensor left, Scalar right) => left.subtract_(right);

    /// <summary>Tangent of radians.</summary>
    public static Tensor tan(Tensor input) => input.tan();

    /// <summary>In place: tangent of radians.</summary>
    public static Tensor tan_(Tensor input) => input.tan_();

    /// <summary>Hyperbolic tangent.</summary>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>In place: hyperbolic tangent.</summary>
    public static Tensor tanh_(Tensor input) => input.tanh_();

    /// <summary>Quotient as floating point.</summary>
    public static Tensor true_divide(Tensor dividend, Tensor divisor) => dividend.true_divide(divisor);

    /// <summary>In place: quotient as floating point.</summary>
    public static Tensor true_divide_(Tensor dividend, Tensor divisor) => dividend.true_divide_(divisor);

    /// <summary>Each element rounded towards zero.</summary>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <summary>In place: each element rounded towards zero.</summary>
    public static Tensor trunc_(Tensor input) => input.trunc_();

    /// <summary>x · log(y), 0 where x is 0.</summary>
    public static Tensor xlogy(Tensor x, Tensor y) => x.xlogy(y);

    /// <summary>In place: x · log(y), 0 where x is 0.</summary>
    public static Tensor xlogy_(Tensor x, Tensor y) => x.xlogy_(y);

    /// <summary>x · log(y), 0 where x is 0.</summary>
    public static Tensor xlogy(Tensor x, Scalar y) => x.xlogy(y);

    /// <summary>x · log(y) in place.</summary>
    public static Tensor xlogy_(Tensor x, Scalar y) => x.xlogy_(y);
}
