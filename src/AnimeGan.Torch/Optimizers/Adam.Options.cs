namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>The options; null where a group takes the optimiser's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Decay of the running mean of gradients, 0 to 1.</summary>
        public double? beta1;

        /// <summary>Decay of the running mean of squared gradients, 0 to 1.</summary>
        public double? beta2;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>Weight decay.</summary>
        public double? weight_decay;

        /// <summary>Whether to divide by the greatest running mean so far (Reddi et al. 2018).</summary>
        public bool? amsgrad;

        /// <summary>Whether to climb instead of to descend.</summary>
        public bool? maximize;

        /// <summary>Copies the options.</summary>
        /// <param name="source">Options of the same kind.</param>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            beta1 = options.beta1;
            beta2 = options.beta2;
            eps = options.eps;
            weight_decay = options.weight_decay;
            amsgrad = options.amsgrad;
            maximize = options.maximize;
        }

        /// <summary>Reads the options.</summary>
        /// <param name="reader">Where from.</param>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <summary>Writes the options.</summary>
        /// <param name="writer">Where to.</param>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(amsgrad!.Value);
            writer.Write(maximize!.Value);
        }
    }
}
