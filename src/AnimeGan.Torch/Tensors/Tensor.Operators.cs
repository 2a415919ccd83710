using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sum, element by element; shapes broadcast.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Op.Run("add.Tensor", left, right);

        /// <summary>Sum with one number.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => Op.Run("add.Scalar", left, right);

        /// <summary>Sum with one number.</summary>
        public static Tensor operator +(Tensor left, int right) => Op.Run("add.Scalar", left, right);

        /// <summary>Sum with one number.</summary>
        public static Tensor operator +(Tensor left, long right) => Op.Run("add.Scalar", left, right);

        /// <summary>Sum with one number.</summary>
        public static Tensor operator +(Tensor left, float right) => Op.Run("add.Scalar", left, right);

        /// <summary>Sum with one number.</summary>
        public static Tensor operator +(Tensor left, double right) => Op.Run("add.Scalar", left, right);

        /// <summary>Sum of one number and each element.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => Op.Run("add.Scalar", right, left);

        /// <summary>Sum of one number and each element.</summary>
        public static Tensor operator +(int left, Tensor right) => Op.Run("add.Scalar", right, left);

        /// <summary>Sum of one number and each element.</summary>
        public static Tensor operator +(long left, Tensor right) => Op.Run("add.Scalar", right, left);

        /// <summary>Sum of one number and each element.</summary>
        public static Tensor operator +(float left, Tensor right) => Op.Run("add.Scalar", right, left);

        /// <summary>Sum of one number and each element.</summary>
        public static Tensor operator +(double left, Tensor right) => Op.Run("add.Scalar", right, left);

        /// <summary>Product, element by element; shapes broadcast.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => Op.Run("mul.Tensor", left, right);

        /// <summary>Product with one number.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => Op.Run("mul.Scalar", left, right);

        /// <summary>Product with one number.</summary>
        public static Tensor operator *(Tensor left, int right) => Op.Run("mul.Scalar", left, right);

        /// <summary>Product with one number.</summary>
        public static Tensor operator *(Tensor left, long right) => Op.Run("mul.Scalar", left, right);

        /// <summary>Product with one number.</summary>
        public static Tensor operator *(Tensor left, float right) => Op.Run("mul.Scalar", left, right);

        /// <summary>Product with one number.</summary>
        public static Tensor operator *(Tensor left, double right) => Op.Run("mul.Scalar", left, right);

        /// <summary>Product of one number and each element.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => Op.Run("mul.Scalar", right, left);

        /// <summary>Product of one number and each element.</summary>
        public static Tensor operator *(int left, Tensor right) => Op.Run("mul.Scalar", right, left);

        /// <summary>Product of one number and each element.</summary>
        public static Tensor operator *(long left, Tensor right) => Op.Run("mul.Scalar", right, left);

        /// <summary>Product of one number and each element.</summary>
        public static Tensor operator *(float left, Tensor right) => Op.Run("mul.Scalar", right, left);

        /// <summary>Product of one number and each element.</summary>
        public static Tensor operator *(double left, Tensor right) => Op.Run("mul.Scalar", right, left);

        /// <summary>Difference, element by element; shapes broadcast.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => Op.Run("sub.Tensor", left, right);

        /// <summary>Difference with one number.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => Op.Run("sub.Scalar", left, right);

        /// <summary>Difference with one number.</summary>
        public static Tensor operator -(Tensor left, int right) => Op.Run("sub.Scalar", left, right);

        /// <summary>Difference with one number.</summary>
        public static Tensor operator -(Tensor left, long right) => Op.Run("sub.Scalar", left, right);

        /// <summary>Difference with one number.</summary>
        public static Tensor operator -(Tensor left, float right) => Op.Run("sub.Scalar", left, right);

        /// <summary>Difference with one number.</summary>
        public static Tensor operator -(Tensor left, double right) => Op.Run("sub.Scalar", left, right);

        /// <summary>Difference of one number and each element.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Op.Run("rsub.Scalar", right, left);

        /// <summary>Difference of one number and each element.</summary>
        public static Tensor operator -(int left, Tensor right) => Op.Run("rsub.Scalar", right, left);

        /// <summary>Difference of one number and each element.</summary>
        public static Tensor operator -(long left, Tensor right) => Op.Run("rsub.Scalar", right, left);

        /// <summary>Difference of one number and each element.</summary>
        public static Tensor operator -(float left, Tensor right) => Op.Run("rsub.Scalar", right, left);

        /// <summary>Difference of one number and each element.</summary>
        public static Tensor operator -(double left, Tensor right) => Op.Run("rsub.Scalar", right, left);

        /// <summary>Quotient, element by element; shapes broadcast.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => Op.Run("div.Tensor", left, right);

        /// <summary>Quotient with one number.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => Op.Run("div.Scalar", left, right);

        /// <summary>Quotient with one number.</summary>
        public static Tensor operator /(Tensor left, int right) => Op.Run("div.Scalar", left, right);

        /// <summary>Quotient with one number.</summary>
        public static Tensor operator /(Tensor left, long right) => Op.Run("div.Scalar", left, right);

        /// <summary>Quotient with one number.</summary>
        public static Tensor operator /(Tensor left, float right) => Op.Run("div.Scalar", left, right);

        /// <summary>Quotient with one number.</summary>
        public static Tensor operator /(Tensor left, double right) => Op.Run("div.Scalar", left, right);

        /// <summary>Quotient of one number and each element.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => Reciprocal(right, left);

        /// <summary>Quotient of one number and each element.</summary>
        public static Tensor operator /(int left, Tensor right) => Reciprocal(right, left);

        /// <summary>Quotient of one number and each element.</summary>
        public static Tensor operator /(long left, Tensor right) => Reciprocal(right, left);

        /// <summary>Quotient of one number and each element.</summary>
        public static Tensor operator /(float left, Tensor right) => Reciprocal(right, left);

        /// <summary>Quotient of one number and each element.</summary>
        public static Tensor operator /(double left, Tensor right) => Reciprocal(right, left);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => Op.Run("remainder.Tensor", left, right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => Op.Run("remainder.Scalar", left, right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, int right) => Op.Run("remainder.Scalar", left, right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, long right) => Op.Run("remainder.Scalar", left, right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, float right) => Op.Run("remainder.Scalar", left, right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, double right) => Op.Run("remainder.Scalar", left, right);

        /// <summary>Bitwise or logical and.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => Op.Run("bitwise_and.Tensor", left, right);

        /// <summary>Bitwise or logical or.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => Op.Run("bitwise_or.Tensor", left, right);

        /// <summary>Bitwise or logical exclusive or.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => Op.Run("bitwise_xor.Tensor", left, right);

        /// <summary>Bitwise or logical not.</summary>
        public static Tensor operator ~(Tensor left) => Op.Run("bitwise_not", left);

        /// <summary>Negative.</summary>
        public static Tensor operator -(Tensor left) => Op.Run("neg", left);

        /// <summary>True where equal.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => Op.Run("eq.Tensor", left, right);

        /// <summary>True where equal.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => Op.Run("eq.Scalar", left, right);

        /// <summary>True where equal.</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => Op.Run("eq.Scalar", right, left);

        /// <summary>True where not equal.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => Op.Run("ne.Tensor", left, right);

        /// <summary>True where not equal.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => Op.Run("ne.Scalar", left, right);

        /// <summary>True where not equal.</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => Op.Run("ne.Scalar", right, left);

        /// <summary>True where less.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => Op.Run("lt.Tensor", left, right);

        /// <summary>True where less.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => Op.Run("lt.Scalar", left, right);

        /// <summary>True where less.</summary>
        public static Tensor operator <(Scalar left, Tensor right) => Op.Run("gt.Scalar", right, left);

        /// <summary>True where less or equal.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => Op.Run("le.Tensor", left, right);

        /// <summary>True where less or equal.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => Op.Run("le.Scalar", left, right);

        /// <summary>True where less or equal.</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => Op.Run("ge.Scalar", right, left);

        /// <summary>True where greater.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => Op.Run("gt.Tensor", left, right);

        /// <summary>True where greater.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => Op.Run("gt.Scalar", left, right);

        /// <summary>True where greater.</summary>
        public static Tensor operator >(Scalar left, Tensor right) => Op.Run("lt.Scalar", right, left);

        /// <summary>True where greater or equal.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => Op.Run("ge.Tensor", left, right);

        /// <summary>True where greater or equal.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => Op.Run("ge.Scalar", left, right);

        /// <summary>True where greater or equal.</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => Op.Run("le.Scalar", right, left);

        // Two steps as in PyTorch: reciprocal, then product; the intermediate tensor is freed at once.
        private static Tensor Reciprocal(Tensor right, Arg left)
        {
            using var inverse = Op.Run("reciprocal", right).DetachFromDisposeScope();
            return Op.Run("mul.Scalar", inverse, left);
        }
    }
}
