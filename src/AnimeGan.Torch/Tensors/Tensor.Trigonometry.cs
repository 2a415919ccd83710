using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Arc sine, in radians.</summary>
        public Tensor asin() => Op.Run("asin", this);

        /// <summary>In place: arc sine, in radians.</summary>
        public Tensor asin_() => Op.InPlace("asin_", this);

        /// <summary>Another name of asin.</summary>
        public Tensor arcsin() => asin();

        /// <summary>Another name of asin_.</summary>
        public Tensor arcsin_() => asin_();

        /// <summary>Arc cosine, in radians.</summary>
        public Tensor acos() => Op.Run("acos", this);

        /// <summary>In place: arc cosine, in radians.</summary>
        public Tensor acos_() => Op.InPlace("acos_", this);

        /// <summary>Another name of acos.</summary>
        public Tensor arccos() => acos();

        /// <summary>Another name of acos_.</summary>
        public Tensor arccos_() => acos_();

        /// <summary>Arc tangent, in radians.</summary>
        public Tensor atan() => Op.Run("atan", this);

        /// <summary>In place: arc tangent, in radians.</summary>
        public Tensor atan_() => Op.InPlace("atan_", this);

        /// <summary>Another name of atan.</summary>
        public Tensor arctan() => atan();

        /// <summary>Another name of atan_.</summary>
        public Tensor arctan_() => atan_();

        /// <summary>Cosine of radians.</summary>
        public Tensor cos() => Op.Run("cos", this);

        /// <summary>In place: cosine of radians.</summary>
        public Tensor cos_() => Op.InPlace("cos_", this);

        /// <summary>Sine of radians.</summary>
        public Tensor sin() => Op.Run("sin", this);

        /// <summary>In place: sine of radians.</summary>
        public Tensor sin_() => Op.InPlace("sin_", this);

        /// <summary>Tangent of radians.</summary>
        public Tensor tan() => Op.Run("tan", this);

        /// <summary>In place: tangent of radians.</summary>
        public Tensor tan_() => Op.InPlace("tan_", this);

        /// <summary>sin(πx) / (πx).</summary>
        public Tensor sinc() => Op.Run("sinc", this);

        /// <summary>In place: sin(πx) / (πx).</summary>
        public Tensor sinc_() => Op.InPlace("sinc_", this);

        /// <summary>Hyperbolic sine.</summary>
        public Tensor sinh() => Op.Run("sinh", this);

        /// <summary>In place: hyperbolic sine.</summary>
        public Tensor sinh_() => Op.InPlace("sinh_", this);

        /// <summary>Hyperbolic cosine.</summary>
        public Tensor cosh() => Op.Run("cosh", this);

        /// <summary>In place: hyperbolic cosine.</summary>
        public Tensor cosh_() => Op.InPlace("cosh_", this);

        /// <summary>Hyperbolic tangent.</summary>
        public Tensor tanh() => Op.Run("tanh", this);

        /// <summary>In place: hyperbolic tangent.</summary>
        public Tensor tanh_() => Op.InPlace("tanh_", this);

        /// <summary>Inverse hyperbolic sine.</summary>
        public Tensor asinh() => Op.Run("asinh", this);

        /// <summary>In place: inverse hyperbolic sine.</summary>
        public Tensor asinh_() => Op.InPlace("asinh_", this);

        /// <summary>Another name of asinh.</summary>
        public Tensor arcsinh() => asinh();

        /// <summary>Another name of asinh_.</summary>
        public Tensor arcsinh_() => asinh_();

        /// <summary>Inverse hyperbolic cosine.</summary>
        public Tensor acosh() => Op.Run("acosh", this);

        /// <summary>In place: inverse hyperbolic cosine.</summary>
        public Tensor acosh_() => Op.InPlace("acosh_", this);

        /// <summary>Another name of acosh.</summary>
        public Tensor arccosh() => acosh();

        /// <summary>Another name of acosh_.</summary>
        public Tensor arccosh_() => acosh_();

        /// <summary>Inverse hyperbolic tangent.</summary>
        public Tensor atanh() => Op.Run("atanh", this);

        /// <summary>In place: inverse hyperbolic tangent.</summary>
        public Tensor atanh_() => Op.InPlace("atanh_", this);

        /// <summary>Another name of atanh.</summary>
        public Tensor arctanh() => atanh();

        /// <summary>Another name of atanh_.</summary>
        public Tensor arctanh_() => atanh_();

        /// <summary>Angle of the point (other, this), in radians.</summary>
        public Tensor atan2(Tensor other) => Op.Run("atan2", this, other);

        /// <summary>Angle in place.</summary>
        public Tensor atan2_(Tensor other) => Op.InPlace("atan2_", this, other);

        /// <summary>Angle of the point (other, this), in radians.</summary>
        public Tensor arctan(Tensor other) => atan2(other);

        /// <summary>Angle in place.</summary>
        public Tensor arctan_(Tensor other) => atan2_(other);

        /// <summary>Angle of the point (other, this), in radians.</summary>
        public Tensor arctan2(Tensor other) => atan2(other);

        /// <summary>Angle in place.</summary>
        public Tensor arctan2_(Tensor other) => atan2_(other);
    }
}
