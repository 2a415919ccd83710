namespace TorchSharp;

public static partial class torch
{
    /// <summary>Absolute value of each element.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>In place: absolute value of each element.</summary>
    public static Tensor abs_(Tensor input) => input.abs_();

    /// <summary>Another name of abs.</summary>
    public static Tensor absolute(Tensor input) => input.absolute();

    /// <summary>Another name of abs_.</summary>
    public static Tensor absolute_(Tensor input) => input.absolute_();

    /// <summary>Arc cosine, in radians.</summary>
    public static Tensor acos(Tensor input) => input.acos();

    /// <summary>In place: arc cosine, in radians.</summary>
    public static Tensor acos_(Tensor input) => input.acos_();

    /// <summary>Another name of acos.</summary>
    public static Tensor arccos(Tensor input) => input.arccos();

    /// <summary>Another name of acos_.</summary>
    public static Tensor arccos_(Tensor input) => input.arccos_();

    /// <summary>Inverse hyperbolic cosine.</summary>
    public static Tensor acosh(Tensor input) => input.acosh();

    /// <summary>In place: inverse hyperbolic cosine.</summary>
    public static Tensor acosh_(Tensor input) => input.acosh_();

    /// <summary>Another name of acosh.</summary>
    public static Tensor arccosh(Tensor input) => input.arccosh();

    /// <summary>Another name of acosh_.</summary>
    public static Tensor arccosh_(Tensor input) => input.arccosh_();

    /// <summary>Sum, element by element; shapes broadcast.</summary>
    public static Tensor add(Tensor left, Tensor right) => left.add(right);

    /// <summary>Sum with one number.</summary>
    public static Tensor add(Tensor left, Scalar right) => left.add(right);

    /// <summary>this + alpha · target.</summary>
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);

    /// <summary>this + alpha · scalar.</summary>
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);

    /// <summary>Adds in place.</summary>
    public static Tensor add_(Tensor left, Tensor right) => left.add_(right);

    /// <summary>Adds one number in place.</summary>
    public static Tensor add_(Tensor left, Scalar right) => left.add_(right);

    /// <summary>Adds alpha · target in place.</summary>
    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => left.add_(right, alpha);

    /// <summary>Adds alpha · scalar in place.</summary>
    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => left.add_(right, alpha);

    /// <summary>this + value · tensor1 / tensor2.</summary>
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);

    /// <summary>Adds value · tensor1 / tensor2 in place.</summary>
    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv_(tensor1, tensor2, value);

    /// <summary>this + value · tensor1 · tensor2.</summary>
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);

    /// <summary>Adds value · tensor1 · tensor2 in place.</summary>
    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul_(tensor1, tensor2, value);

    /// <summary>Angle of a complex number; 0 or π for a real one.</summary>
    public static Tensor angle(Tensor input) => input.angle();

    /// <summary>Arc sine, in radians.</summary>
    public static Tensor asin(Tensor input) => input.asin();

    /// <summary>In place: arc sine, in radians.</summary>
    public static Tensor asin_(Tensor input) => input.asin_();

    /// <summary>Another name of asin.</summary>
    public static Tensor arcsin(Tensor input) => input.arcsin();

    /// <summary>Another name of asin_.</summary>
    public static Tensor arcsin_(Tensor input) => input.arcsin_();

    /// <summary>Inverse hyperbolic sine.</summary>
    public static Tensor asinh(Tensor input) => input.asinh();

    /// <summary>In place: inverse hyperbolic sine.</summary>
    public static Tensor asinh_(Tensor input) => input.asinh_();

    /// <summary>Another name of asinh.</summary>
    public static Tensor arcsinh(Tensor input) => input.arcsinh();

    /// <summary>Another name of asinh_.</summary>
    public static Tensor arcsinh_(Tensor input) => input.arcsinh_();

    /// <summary>Arc tangent, in radians.</summary>
    public static Tensor atan(Tensor input) => input.atan();

    /// <summary>In place: arc tangent, in radians.</summary>
    public static Tensor atan_(Tensor input) => input.atan_();

    /// <summary>Another name of atan.</summary>
    public static Tensor arctan(Tensor input) => input.arctan();

    /// <summary>Another name of atan_.</summary>
    public static Tensor arctan_(Tensor input) => input.arctan_();

    /// <summary>Inverse hyperbolic tangent.</summary>
    public static Tensor atanh(Tensor input) => input.atanh();

    /// <summary>In place: inverse hyperbolic tangent.</summary>
    public static Tensor atanh_(Tensor input) => input.atanh_();

    /// <summary>Another name of atanh.</summary>
    public static Tensor arctanh(Tensor input) => input.arctanh();

    /// <summary>Another name of atanh_.</summary>
    public static Tensor arctanh_(Tensor input) => input.arctanh_();

    /// <summary>Angle of the point (other, this), in radians.</summary>
    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    /// <summary>Angle in place.</summary>
    public static Tensor atan2_(Tensor input, Tensor other) => input.atan2_(other);

    /// <summary>Angle of the point (other, this), in radians.</summary>
    public static Tensor arctan2(Tensor input, Tensor other) => input.arctan2(other);

    /// <summary>Angle in place.</summary>
    public static Tensor arctan2_(Tensor input, Tensor other) => input.arctan2_(other);

    /// <summary>Angle of the point (other, this), in radians.</summary>
    public static Tensor arctan(Tensor input, Tensor other) => input.arctan(other);

    /// <summary>Angle in place.</summary>
    public static Tensor arctan_(Tensor input, Tensor other) => input.arctan_(other);

    /// <summary>Bitwise or logical not.</summary>
    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    /// <summary>In place: bitwise or logical not.</summary>
    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();

    /// <summary>Bitwise or logical and.</summary>
    public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

    /// <summary>In place: Bitwise or logical and.</summary>
    public static Tensor bitwise_and_(Tensor left, Tensor right) => left.bitwise_and_(right);

    /// <summary>Bitwise or logical or.</summary>
    public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

    /// <summary>In place: Bitwise or logical or.</summary>
    public static Tensor bitwise_or_(Tensor left, Tensor right) => left.bitwise_or_(right);

    /// <summary>Bitwise or logical exclusive or.</summary>
    public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

    /// <summary>In place: Bitwise or logical exclusive or.</summary>
    public static Tensor bitwise_xor_(Tensor left, Tensor right) => left.bitwise_xor_(right);

    /// <summary>Bits shifted left.</summary>
    public static Tensor bitwise_left_shift(Tensor left, Tensor right) => left.bitwise_left_shift(right);

    /// <summary>In place: Bits shifted left.</summary>
    public static Tensor bitwise_left_shift_(Tensor left, Tensor right) => left.bitwise_left_shift_(right);

    /// <summary>Bits shifted right.</summary>
    public static Tensor bitwise_right_shift(Tensor left, Tensor right) => left.bitwise_right_shift(right);

    /// <summary>In place: Bits shifted right.</summary>
    public static Tensor bitwise_right_shift_(Tensor left, Tensor right) => left.bitwise_right_shift_(right);

    /// <summary>Smallest integer not below each element.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary>In place: smallest integer not below each element.</summary>
    public static Tensor ceil_(Tensor input) => input.ceil_();

    /// <summary>Each element limited to [min, max]; null means no limit.</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Limits in place.</summary>
    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    /// <summary>Each element limited to [min, max], element by element.</summary>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    /// <summary>Limits in place, element by element.</summary>
    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    /// <summary>Each element limited to [min, max].</summary>
    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clip(min, max);

    /// <summary>Complex conjugate, computed now.</summary>
    public static Tensor conj_physical(Tensor input) => input.conj_physical();

    /// <summary>In place: complex conjugate, computed now.</summary>
    public static Tensor conj_physical_(Tensor input) => input.conj_physical_();

    /// <summary>Magnitude of this, sign of other.</summary>
    public static Tensor copysign(Tensor input, Tensor other) => input.copysign(other);

    /// <summary>In place: Magnitude of this, sign of other.</summary>
    public static Tensor copysign_(Tensor input, Tensor other) => input.copysign_(other);

    /// <summary>Cosine of radians.</summary>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary>In place: cosine of radians.</summary>
    public static Tensor cos_(Tensor input) => input.cos_();
}
