using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>True where equal.</summary>
        public Tensor eq(Tensor target) => Op.Run("eq.Tensor", this, target);

        /// <summary>In place: true where equal.</summary>
        public Tensor eq_(Tensor target) => Op.InPlace("eq_.Tensor", this, target);

        /// <summary>True where equal.</summary>
        public Tensor eq(Scalar target) => Op.Run("eq.Scalar", this, target);

        /// <summary>In place: true where equal.</summary>
        public Tensor eq_(Scalar target) => Op.InPlace("eq_.Scalar", this, target);

        /// <summary>True where not equal.</summary>
        public Tensor ne(Tensor target) => Op.Run("ne.Tensor", this, target);

        /// <summary>In place: true where not equal.</summary>
        public Tensor ne_(Tensor target) => Op.InPlace("ne_.Tensor", this, target);

        /// <summary>True where not equal.</summary>
        public Tensor ne(Scalar target) => Op.Run("ne.Scalar", this, target);

        /// <summary>In place: true where not equal.</summary>
        public Tensor ne_(Scalar target) => Op.InPlace("ne_.Scalar", this, target);

        /// <summary>True where greater or equal.</summary>
        public Tensor ge(Tensor target) => Op.Run("ge.Tensor", this, target);

        /// <summary>In place: true where greater or equal.</summary>
        public Tensor ge_(Tensor target) => Op.InPlace("ge_.Tensor", this, target);

        /// <summary>True where greater or equal.</summary>
        public Tensor ge(Scalar target) => Op.Run("ge.Scalar", this, target);

        /// <summary>In place: true where greater or equal.</summary>
        public Tensor ge_(Scalar target) => Op.InPlace("ge_.Scalar", this, target);

        /// <summary>True where greater.</summary>
        public Tensor gt(Tensor target) => Op.Run("gt.Tensor", this, target);

        /// <summary>In place: true where greater.</summary>
        public Tensor gt_(Tensor target) => Op.InPlace("gt_.Tensor", this, target);

        /// <summary>True where greater.</summary>
        public Tensor gt(Scalar target) => Op.Run("gt.Scalar", this, target);

        /// <summary>In place: true where greater.</summary>
        public Tensor gt_(Scalar target) => Op.InPlace("gt_.Scalar", this, target);

        /// <summary>True where less or equal.</summary>
        public Tensor le(Tensor target) => Op.Run("le.Tensor", this, target);

        /// <summary>In place: true where less or equal.</summary>
        public Tensor le_(Tensor target) => Op.InPlace("le_.Tensor", this, target);

        /// <summary>True where less or equal.</summary>
        public Tensor le(Scalar target) => Op.Run("le.Scalar", this, target);

        /// <summary>In place: true where less or equal.</summary>
        public Tensor le_(Scalar target) => Op.InPlace("le_.Scalar", this, target);

        /// <summary>True where less.</summary>
        public Tensor lt(Tensor target) => Op.Run("lt.Tensor", this, target);

        /// <summary>In place: true where less.</summary>
        public Tensor lt_(Tensor target) => Op.InPlace("lt_.Tensor", this, target);

        /// <summary>True where less.</summary>
        public Tensor lt(Scalar target) => Op.Run("lt.Scalar", this, target);

        /// <summary>In place: true where less.</summary>
        public Tensor lt_(Scalar target) => Op.InPlace("lt_.Scalar", this, target);

        /// <summary>True where equal.</summary>
        public Tensor equal(Tensor target) => eq(target);

        /// <summary>True where not equal.</summary>
        public Tensor not_equal(Tensor target) => ne(target);

        /// <summary>Compares in place.</summary>
        public Tensor not_equal_(Tensor target) => ne_(target);

        /// <summary>True where greater or equal.</summary>
        public Tensor greater_equal(Tensor target) => ge(target);

        /// <summary>True where greater.</summary>
        public Tensor greater(Tensor target) => gt(target);

        /// <summary>True where less or equal.</summary>
        public Tensor less_equal(Tensor target) => le(target);

        /// <summary>Compares in place.</summary>
        public Tensor less_equal_(Tensor target) => le_(target);

        /// <summary>True where less.</summary>
        public Tensor less(Tensor target) => lt(target);

        /// <summary>True when |x − y| ≤ atol + rtol · |y| everywhere.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Op.Bool("allclose", this, target, rtol, atol, equal_nan);

        /// <summary>True where |x − y| ≤ atol + rtol · |y|.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) => Op.Run("isclose", this, other, rtol, atol, nanEqual);

        /// <summary>True where the element is among test_elements.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Op.Run("isin.Tensor_Tensor", this, test_elements, assumeUnique, invert);

        /// <summary>True where infinite.</summary>
        public Tensor isinf() => Op.Run("isinf", this);

        /// <summary>True where neither infinite nor NaN.</summary>
        public Tensor isfinite() => Op.Run("isfinite", this);

        /// <summary>True where plus infinity.</summary>
        public Tensor isposinf() => Op.Run("isposinf", this);

        /// <summary>True where minus infinity.</summary>
        public Tensor isneginf() => Op.Run("isneginf", this);

        /// <summary>True where NaN.</summary>
        public Tensor isnan() => Op.Run("isnan", this);

        /// <summary>True where the imaginary part is 0.</summary>
        public Tensor isreal() => Op.Run("isreal", this);

        /// <summary>True when the only element is not zero.</summary>
        public bool is_nonzero() => Op.Bool("is_nonzero", this);

        /// <summary>True when shape and all elements are equal.</summary>
        public bool Equals(Tensor target) => target is not null && Op.Bool("equal", this, target);
    }
}
