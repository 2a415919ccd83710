using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Trained;

/// <summary>The discriminator of a run, to ask what it believes.</summary>
public sealed class TrainedDiscriminator : IDisposable
{
    private const int BatchSize = 64;
    private readonly TrainingRecord _record;
    private readonly LabelScheme? _labels;
    private readonly IDiscriminator _discriminator;

    private TrainedDiscriminator(TrainingRecord record, LabelScheme? labels, IDiscriminator discriminator) =>
        (_record, _labels, _discriminator) = (record, labels, discriminator);

    /// <summary>Loads from a run's newest whole checkpoint, or from its best.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="best">Take the checkpoint with the lowest score instead of the newest.</param>
    /// <exception cref="InvalidDataException">There is no whole checkpoint.</exception>
    /// <exception cref="ArgumentException">D judges packs of pictures, or the family has more than one D.</exception>
    public static TrainedDiscriminator Load(string runFolder, bool best = false)
    {
        var network = CheckpointNetwork.Open(runFolder, TrainingNetworks.DiscriminatorFile, best);
        if (network.Record.Regularization.Packing is > 1 and var packing)
        {
            network.Dispose();
            throw new ArgumentException($"D of {network.Folder.Root} judges {packing} pictures together and has no belief about one; ask a run without packing.", nameof(runFolder));
        }

        return new TrainedDiscriminator(network.Record, network.Labels, (IDiscriminator)network.Chosen);
    }

    /// <summary>Wraps a network that belongs to no run, in the mode that it is in; this disposes of it.</summary>
    internal static TrainedDiscriminator Of(TrainingRecord record, LabelScheme? labels, IDiscriminator network) => new(record, labels, network);

    /// <summary>D's belief that pictures of a set are real.</summary>
    /// <param name="images">The set, of the run's image size.</param>
    /// <param name="count">How many of its pictures, spread evenly over it, at least 1; all where it has fewer.</param>
    /// <returns>D(x) of each, 0 to 1, by the running statistics: it does not depend on the pictures beside it.</returns>
    /// <exception cref="Ops.ShapeException">The pictures have another size.</exception>
    public IReadOnlyList<double> Judge(ImageSet images, int count)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var noGradient = no_grad();
        var objective = GanObjectives.Create(_record.Objective, _record.Regularization.RealTarget, _record.Custom.Numbers());
        var labels = _labels?.Encode(SetFit.RequireLabels(images)).ToArray();
        var result = new List<double>();
        foreach (var indices in images.Spread(count).Chunk(BatchSize))
        {
            using var scope = NewDisposeScope();
            var x = ImageTensors.ToTensor(images, new Batch(indices, new bool[indices.Length], Epoch: 0), _record.Practices.ImagesInMinusOneToOne);
            var y = labels is null ? null : LabelTensors.Of([.. indices.Select(index => labels[index])]);
            result.AddRange(objective.Belief(_discriminator.Judge(x, y)).data<float>().ToArray().Select(value => (double)value));
        }

        return result;
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => _discriminator.Network.Dispose();
}
