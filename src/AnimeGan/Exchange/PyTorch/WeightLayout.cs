using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>How somebody's code names and shapes the weights of a network that the kit has too.</summary>
/// <param name="Words">Whose, to a person.</param>
/// <param name="Model">The kit's family.</param>
/// <param name="Part">Which of its networks.</param>
/// <param name="Recognises">Whether a file's names are these.</param>
/// <param name="Sizes">A record with the network's sizes, read off the shapes; NotSupportedException where they are none of the kit's.</param>
/// <param name="Fits">Whether a run's network is the one that this code builds, so that it may be written so.</param>
/// <param name="Names">The names of a network's tensors, and those that the file has beside them.</param>
internal sealed record WeightLayout(
    string Words,
    string Model,
    WeightsPart Part,
    Func<IWeights, bool> Recognises,
    Func<IWeights, TrainingRecord, TrainingRecord> Sizes,
    Func<TrainingRecord, bool> Fits,
    Func<nn.Module, IReadOnlyList<WeightName>> Names)
{
    /// <summary>The kit's own names: those of its .safetensors files. They do not say of what sizes and practices a network is, so a record must.</summary>
    internal static WeightLayout Own(string model, WeightsPart part) =>
        new("the kit's own names", model, part, _ => false, (_, record) => record, _ => true, OwnNames);

    private static Func<nn.Module, IReadOnlyList<WeightName>> OwnNames { get; } =
        network => [.. Files.NamedTensor.Of(network).Select(tensor => new WeightName(tensor.Name, tensor.Name))];
}
