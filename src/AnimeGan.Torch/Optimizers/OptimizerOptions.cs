namespace TorchSharp.Modules;

/// <summary>The options that every optimiser has; null where a group takes the optimiser's.</summary>
public class OptimizerOptions
{
    /// <summary>The learning rate.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The learning rate at the start, which schedules refer to.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Writes the options.</summary>
    /// <param name="writer">Where to.</param>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
    }

    /// <summary>Reads the options.</summary>
    /// <param name="reader">Where from.</param>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    /// <summary>Copies the options.</summary>
    /// <param name="source">Options of the same kind.</param>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        ArgumentNullException.ThrowIfNull(source);
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }
}
