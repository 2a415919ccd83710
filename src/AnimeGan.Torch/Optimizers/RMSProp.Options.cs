namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>The options; null where a group takes the optimiser's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Decay of the running mean of squared gradients, 0 to 1.</summary>
        public double? alpha;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>Weight decay.</summary>
        public double? weight_decay;

        /// <summary>Momentum.</summary>
        public double? momentum;

        /// <summary>Whether to divide by the standard deviation instead of the root mean square.</summary>
        public bool? centered;

        /// <summary>Whether to climb instead of to descend.</summary>
        public bool? maximize;

        /// <summary>Copies the options.</summary>
        /// <param name="source">Options of the same kind.</param>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            alpha = options.alpha;
            eps = options.eps;
            weight_decay = options.weight_decay;
            momentum = options.momentum;
            centered = options.centered;
            maximize = options.maximize;
        }

        /// <summary>Reads the options.</summary>
        /// <param name="reader">Where from.</param>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            momentum = reader.ReadDouble();
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            centered = reader.ReadBoolean();
        }

        /// <summary>Writes the options.</summary>
        /// <param name="writer">Where to.</param>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(momentum!.Value);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(centered!.Value);
        }
    }
}
