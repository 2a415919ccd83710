using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sum, element by element; shapes broadcast.</summary>
        public Tensor add(Tensor target) => Op.Run("add.Tensor", this, target);

        /// <summary>this + alpha · target.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Op.Run("add.Tensor", this, target, alpha);

        /// <summary>Sum with one number.</summary>
        public Tensor add(Scalar scalar) => Op.Run("add.Scalar", this, scalar);

        /// <summary>this + alpha · scalar.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Op.Run("add.Scalar", this, scalar, alpha);

        /// <summary>Adds in place.</summary>
        public Tensor add_(Tensor target) => Op.InPlace("add_.Tensor", this, target);

        /// <summary>Adds alpha · target in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Op.InPlace("add_.Tensor", this, target, alpha);

        /// <summary>Adds one number in place.</summary>
        public Tensor add_(Scalar scalar) => Op.InPlace("add_.Scalar", this, scalar);

        /// <summary>Adds alpha · scalar in place.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Op.InPlace("add_.Scalar", this, scalar, alpha);

        /// <summary>Difference, element by element; shapes broadcast.</summary>
        public Tensor sub(Tensor target) => Op.Run("sub.Tensor", this, target);

        /// <summary>Difference with one number.</summary>
        public Tensor sub(Scalar target) => Op.Run("sub.Scalar", this, target);

        /// <summary>Subtracts in place.</summary>
        public Tensor sub_(Tensor target) => Op.InPlace("sub_.Tensor", this, target);

        /// <summary>Subtracts one number in place.</summary>
        public Tensor sub_(Scalar target) => Op.InPlace("sub_.Scalar", this, target);

        /// <summary>Difference, element by element.</summary>
        public Tensor subtract(Tensor target) => sub(target);

        /// <summary>Difference with one number.</summary>
        public Tensor subtract(Scalar target) => sub(target);

        /// <summary>Subtracts in place.</summary>
        public Tensor subtract_(Tensor target) => sub_(target);

        /// <summary>Subtracts one number in place.</summary>
        public Tensor subtract_(Scalar target) => sub_(target);

        /// <summary>Product, element by element; shapes broadcast.</summary>
        public Tensor mul(Tensor target) => Op.Run("mul.Tensor", this, target);

        /// <summary>Product with one number.</summary>
        public Tensor mul(Scalar target) => Op.Run("mul.Scalar", this, target);

        /// <summary>Multiplies in place.</summary>
        public Tensor mul_(Tensor target) => Op.InPlace("mul_.Tensor", this, target);

        /// <summary>Multiplies by one number in place.</summary>
        public Tensor mul_(Scalar target) => Op.InPlace("mul_.Scalar", this, target);

        /// <summary>Product, element by element.</summary>
        public Tensor multiply(Tensor target) => mul(target);

        /// <summary>Product with one number.</summary>
        public Tensor multiply(Scalar target) => mul(target);

        /// <summary>Quotient, element by element; shapes broadcast.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Op.Run("div.Tensor_mode", this, target, Rounding(rounding_mode));

        /// <summary>Quotient with one number.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Op.Run("div.Scalar_mode", this, target, Rounding(rounding_mode));

        /// <summary>Divides in place.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Op.InPlace("div_.Tensor_mode", this, target, Rounding(rounding_mode));

        /// <summary>Divides by one number in place.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Op.InPlace("div_.Scalar_mode", this, target, Rounding(rounding_mode));

        /// <summary>Quotient, element by element.</summary>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>Quotient with one number.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>Divides in place.</summary>
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        /// <summary>Divides by one number in place.</summary>
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        private static Arg Rounding(RoundingMode mode) => mode switch
        {
            RoundingMode.None => Arg.None,
            RoundingMode.trunc => "trunc",
            RoundingMode.floor => "floor",
            _ => throw new ArgumentException($"Unknown rounding mode {mode}.", nameof(mode)),
        };
    }
}
