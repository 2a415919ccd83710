namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>The options; null where a group takes the optimiser's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Momentum.</summary>
        public double? momentum;

        /// <summary>Dampening of the momentum.</summary>
        public double? dampening;

        /// <summary>Weight decay.</summary>
        public double? weight_decay;

        /// <summary>Whether the momentum looks ahead.</summary>
        public bool? nesterov;

        /// <summary>Whether to climb instead of to descend.</summary>
        public bool? maximize;

        /// <summary>Copies the options.</summary>
        /// <param name="source">Options of the same kind.</param>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            momentum = options.momentum;
            dampening = options.dampening;
            weight_decay = options.weight_decay;
            nesterov = options.nesterov;
            maximize = options.maximize;
        }

        /// <summary>Reads the options.</summary>
        /// <param name="reader">Where from.</param>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <summary>Writes the options.</summary>
        /// <param name="writer">Where to.</param>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }
    }
}
