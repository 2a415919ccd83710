using AnimeGan.Data;
using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>The discriminator of a run, to ask what it believes.</summary>
public sealed class TrainedDiscriminator : IDisposable
{
    private const int BatchSize = 64;
    private readonly DcganDiscriminator _discriminator;

    private TrainedDiscriminator(DcganDiscriminator discriminator) => _discriminator = discriminator;

    /// <summary>Loads from a run's newest whole checkpoint.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <exception cref="InvalidDataException">There is no whole checkpoint.</exception>
    public static TrainedDiscriminator Load(string runFolder)
    {
        var folder = RunFolder.Open(runFolder);
        var checkpoint = new CheckpointStore(folder).NewestWhole()?.Path
            ?? throw new InvalidDataException($"{folder.Root} has no whole checkpoint; train on until one is written.");
        using var random = SeedStream.Open(0, SeedStream.Weights);
        var discriminator = new DcganDiscriminator(folder.ReadRecord().Dcgan, random);
        discriminator.eval();
        try
        {
            using var tensors = SafeTensorsFile.Open(Path.Combine(checkpoint, TrainingNetworks.DiscriminatorFile));
            tensors.ReadInto(NamedTensor.Of(discriminator));
            return new TrainedDiscriminator(discriminator);
        }
        catch
        {
            discriminator.Dispose();
            throw;
        }
    }

    /// <summary>D's belief that pictures of a set are real.</summary>
    /// <param name="images">The set, of the run's image size.</param>
    /// <param name="count">How many of its first pictures, at least 1; all where it has fewer.</param>
    /// <returns>D(x) of each, 0 to 1, by the running statistics: it does not depend on the pictures beside it.</returns>
    /// <exception cref="Ops.ShapeException">The pictures have another size.</exception>
    public IReadOnlyList<double> Judge(ImageSet images, int count)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var noGradient = no_grad();
        var result = new List<double>();
        for (var start = 0; start < Math.Min(count, images.Count); start += BatchSize)
        {
            using var scope = NewDisposeScope();
            var indices = Enumerable.Range(start, Math.Min(BatchSize, Math.Min(count, images.Count) - start)).ToArray();
            var x = ImageTensors.ToTensor(images, new Batch(indices, new bool[indices.Length], Epoch: 0), _discriminator.Options.Practices.ImagesInMinusOneToOne);
            result.AddRange(_discriminator.call(x).sigmoid().data<float>().ToArray().Select(value => (double)value));
        }

        return result;
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => _discriminator.Dispose();
}
