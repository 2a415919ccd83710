using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>x to the power of exponent.</summary>
        public Tensor pow(Tensor exponent) => Op.Run("pow.Tensor_Tensor", this, exponent);

        /// <summary>In place: x to the power of exponent.</summary>
        public Tensor pow_(Tensor exponent) => Op.InPlace("pow_.Tensor", this, exponent);

        /// <summary>x to the power of exponent.</summary>
        public Tensor pow(Scalar exponent) => Op.Run("pow.Tensor_Scalar", this, exponent);

        /// <summary>In place: x to the power of exponent.</summary>
        public Tensor pow_(Scalar exponent) => Op.InPlace("pow_.Scalar", this, exponent);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public Tensor remainder(Tensor target) => Op.Run("remainder.Tensor", this, target);

        /// <summary>In place: remainder with the sign of the divisor.</summary>
        public Tensor remainder_(Tensor target) => Op.InPlace("remainder_.Tensor", this, target);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public Tensor remainder(Scalar scalar) => Op.Run("remainder.Scalar", this, scalar);

        /// <summary>In place: remainder with the sign of the divisor.</summary>
        public Tensor remainder_(Scalar scalar) => Op.InPlace("remainder_.Scalar", this, scalar);

        /// <summary>Remainder with the sign of the dividend.</summary>
        public Tensor fmod(Tensor target) => Op.Run("fmod.Tensor", this, target);

        /// <summary>In place: remainder with the sign of the dividend.</summary>
        public Tensor fmod_(Tensor target) => Op.InPlace("fmod_.Tensor", this, target);

        /// <summary>Remainder with the sign of the dividend.</summary>
        public Tensor fmod(Scalar scalar) => Op.Run("fmod.Scalar", this, scalar);

        /// <summary>In place: remainder with the sign of the dividend.</summary>
        public Tensor fmod_(Scalar scalar) => Op.InPlace("fmod_.Scalar", this, scalar);

        /// <summary>Quotient as floating point.</summary>
        public Tensor true_divide(Tensor other) => Op.Run("true_divide.Tensor", this, other);

        /// <summary>In place: quotient as floating point.</summary>
        public Tensor true_divide_(Tensor other) => Op.InPlace("true_divide_.Tensor", this, other);

        /// <summary>Quotient as floating point.</summary>
        public Tensor true_divide(Scalar other) => Op.Run("true_divide.Scalar", this, other);

        /// <summary>In place: quotient as floating point.</summary>
        public Tensor true_divide_(Scalar other) => Op.InPlace("true_divide_.Scalar", this, other);

        /// <summary>Quotient rounded towards minus infinity.</summary>
        public Tensor floor_divide(Tensor other) => Op.Run("floor_divide", this, other);

        /// <summary>In place: quotient rounded towards minus infinity.</summary>
        public Tensor floor_divide_(Tensor other) => Op.InPlace("floor_divide_.Tensor", this, other);

        /// <summary>Quotient rounded towards minus infinity.</summary>
        public Tensor floor_divide(Scalar other) => Op.Run("floor_divide.Scalar", this, other);

        /// <summary>In place: quotient rounded towards minus infinity.</summary>
        public Tensor floor_divide_(Scalar other) => Op.InPlace("floor_divide_.Scalar", this, other);

        /// <summary>Power computed in double precision.</summary>
        public Tensor float_power(Tensor target) => Op.Run("float_power.Tensor_Tensor", this, target);

        /// <summary>In place: Power computed in double precision.</summary>
        public Tensor float_power_(Tensor target) => Op.InPlace("float_power_.Tensor", this, target);

        /// <summary>Bitwise or logical and.</summary>
        public Tensor bitwise_and(Tensor other) => Op.Run("bitwise_and.Tensor", this, other);

        /// <summary>In place: Bitwise or logical and.</summary>
        public Tensor bitwise_and_(Tensor other) => Op.InPlace("bitwise_and_.Tensor", this, other);

        /// <summary>Bitwise or logical or.</summary>
        public Tensor bitwise_or(Tensor other) => Op.Run("bitwise_or.Tensor", this, other);

        /// <summary>In place: Bitwise or logical or.</summary>
        public Tensor bitwise_or_(Tensor other) => Op.InPlace("bitwise_or_.Tensor", this, other);

        /// <summary>Bitwise or logical exclusive or.</summary>
        public Tensor bitwise_xor(Tensor other) => Op.Run("bitwise_xor.Tensor", this, other);

        /// <summary>In place: Bitwise or logical exclusive or.</summary>
        public Tensor bitwise_xor_(Tensor other) => Op.InPlace("bitwise_xor_.Tensor", this, other);

        /// <summary>Bits shifted left.</summary>
        public Tensor bitwise_left_shift(Tensor other) => Op.Run("bitwise_left_shift.Tensor", this, other);

        /// <summary>In place: Bits shifted left.</summary>
        public Tensor bitwise_left_shift_(Tensor other) => Op.InPlace("bitwise_left_shift_.Tensor", this, other);

        /// <summary>Bits shifted right.</summary>
        public Tensor bitwise_right_shift(Tensor other) => Op.Run("bitwise_right_shift.Tensor", this, other);

        /// <summary>In place: Bits shifted right.</summary>
        public Tensor bitwise_right_shift_(Tensor other) => Op.InPlace("bitwise_right_shift_.Tensor", this, other);

        /// <summary>True where both are not zero.</summary>
        public Tensor logical_and(Tensor other) => Op.Run("logical_and", this, other);

        /// <summary>In place: True where both are not zero.</summary>
        public Tensor logical_and_(Tensor other) => Op.InPlace("logical_and_", this, other);

        /// <summary>True where one is not zero.</summary>
        public Tensor logical_or(Tensor other) => Op.Run("logical_or", this, other);

        /// <summary>In place: True where one is not zero.</summary>
        public Tensor logical_or_(Tensor other) => Op.InPlace("logical_or_", this, other);

        /// <summary>True where exactly one is not zero.</summary>
        public Tensor logical_xor(Tensor other) => Op.Run("logical_xor", this, other);

        /// <summary>In place: True where exactly one is not zero.</summary>
        public Tensor logical_xor_(Tensor other) => Op.InPlace("logical_xor_", this, other);

        /// <summary>Magnitude of this, sign of other.</summary>
        public Tensor copysign(Tensor other) => Op.Run("copysign.Tensor", this, other);

        /// <summary>In place: Magnitude of this, sign of other.</summary>
        public Tensor copysign_(Tensor other) => Op.InPlace("copysign_.Tensor", this, other);

        /// <summary>Greatest common divisor.</summary>
        public Tensor gcd(Tensor other) => Op.Run("gcd", this, other);

        /// <summary>In place: Greatest common divisor.</summary>
        public Tensor gcd_(Tensor other) => Op.InPlace("gcd_", this, other);

        /// <summary>Least common multiple.</summary>
        public Tensor lcm(Tensor other) => Op.Run("lcm", this, other);

        /// <summary>In place: Least common multiple.</summary>
        public Tensor lcm_(Tensor other) => Op.InPlace("lcm_", this, other);

        /// <summary>x · 2^other.</summary>
        public Tensor ldexp(Tensor other) => Op.Run("ldexp.Tensor", this, other);

        /// <summary>In place: x · 2^other.</summary>
        public Tensor ldexp_(Tensor other) => Op.InPlace("ldexp_", this, other);

        /// <summary>0 below zero, other at zero, 1 above.</summary>
        public Tensor heaviside(Tensor other) => Op.Run("heaviside", this, other);

        /// <summary>In place: 0 below zero, other at zero, 1 above.</summary>
        public Tensor heaviside_(Tensor other) => Op.InPlace("heaviside_", this, other);

        /// <summary>The next representable number towards other.</summary>
        public Tensor nextafter(Tensor other) => Op.Run("nextafter", this, other);

        /// <summary>In place: The next representable number towards other.</summary>
        public Tensor nextafter_(Tensor other) => Op.InPlace("nextafter_", this, other);

        /// <summary>√(x² + y²).</summary>
        public Tensor hypot(Tensor other) => Op.Run("hypot", this, other);

        /// <summary>log(eˣ + eʸ).</summary>
        public Tensor logaddexp(Tensor other) => Op.Run("logaddexp", this, other);

        /// <summary>log₂(2ˣ + 2ʸ).</summary>
        public Tensor logaddexp2(Tensor other) => Op.Run("logaddexp2", this, other);

        /// <summary>Regularised lower incomplete gamma function.</summary>
        public Tensor igamma(Tensor other) => Op.Run("igamma", this, other);

        /// <summary>Regularised upper incomplete gamma function.</summary>
        public Tensor igammac(Tensor other) => Op.Run("igammac", this, other);

        /// <summary>The larger; a NaN loses.</summary>
        public Tensor fmax(Tensor other) => Op.Run("fmax", this, other);

        /// <summary>The smaller; a NaN loses.</summary>
        public Tensor fmin(Tensor other) => Op.Run("fmin", this, other);

        /// <summary>The larger; a NaN wins.</summary>
        public Tensor maximum(Tensor other) => Op.Run("maximum", this, other);

        /// <summary>The smaller; a NaN wins.</summary>
        public Tensor minimum(Tensor other) => Op.Run("minimum", this, other);

        /// <summary>The larger of both, element by element.</summary>
        public Tensor max(Tensor other) => Op.Run("max.other", this, other);

        /// <summary>The smaller of both, element by element.</summary>
        public Tensor min(Tensor other) => Op.Run("min.other", this, other);

        /// <summary>x · log(y), 0 where x is 0.</summary>
        public Tensor xlogy(Tensor y) => Op.Run("xlogy.Tensor", this, y);

        /// <summary>In place: x · log(y), 0 where x is 0.</summary>
        public Tensor xlogy_(Tensor y) => Op.InPlace("xlogy_.Tensor", this, y);

        /// <summary>x · log(y), 0 where x is 0.</summary>
        public Tensor xlogy(Scalar y) => Op.Run("xlogy.Scalar_Other", this, y);

        /// <summary>x · log(y) in place.</summary>
        public Tensor xlogy_(Scalar y) => Op.InPlace("xlogy_.Scalar_Other", this, y);

        /// <summary>this + weight · (end − this).</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Op.Run("lerp.Tensor", this, end, weight);

        /// <summary>Interpolates in place.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => Op.InPlace("lerp_.Tensor", this, end, weight);

        /// <summary>this + value · tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Op.Run("addcdiv", this, tensor1, tensor2, value);

        /// <summary>this + tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Op.Run("addcdiv", this, tensor1, tensor2);

        /// <summary>Adds value · tensor1 / tensor2 in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.InPlace("addcdiv_", this, tensor1, tensor2, value);

        /// <summary>Adds tensor1 / tensor2 in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Op.InPlace("addcdiv_", this, tensor1, tensor2);

        /// <summary>this + value · tensor1 · tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Op.Run("addcmul", this, tensor1, tensor2, value);

        /// <summary>Adds value · tensor1 · tensor2 in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.InPlace("addcmul_", this, tensor1, tensor2, value);

        /// <summary>Each element limited to [min, max]; null means no limit.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Op.Run("clamp", this, min, max);

        /// <summary>Each element limited to [min, max], element by element.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Op.Run("clamp.Tensor", this, min, max);

        /// <summary>Each element limited to [min, max].</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        /// <summary>Limits in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Op.InPlace("clamp_", this, min, max);

        /// <summary>Limits in place, element by element.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Op.InPlace("clamp_.Tensor", this, min, max);

        /// <summary>Each element at most max.</summary>
        public Tensor clamp_max(Scalar max) => Op.Run("clamp_max", this, max);

        /// <summary>Limits in place.</summary>
        public Tensor clamp_max_(Scalar max) => Op.InPlace("clamp_max_", this, max);

        /// <summary>Each element at least min.</summary>
        public Tensor clamp_min(Scalar min) => Op.Run("clamp_min", this, min);

        /// <summary>Limits in place.</summary>
        public Tensor clamp_min_(Scalar min) => Op.InPlace("clamp_min_", this, min);
    }
}
