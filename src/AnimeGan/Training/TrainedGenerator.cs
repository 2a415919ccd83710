using AnimeGan.Imaging;
using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>The averaged generator of a run, to draw with.</summary>
public sealed class TrainedGenerator : IDisposable
{
    private readonly DcganGenerator _generator;

    private TrainedGenerator(DcganGenerator generator, long step) => (_generator, Step) = (generator, step);

    /// <summary>Steps after which it was saved.</summary>
    public long Step { get; }

    /// <summary>Length of a latent vector.</summary>
    public int LatentSize => _generator.Options.LatentSize;

    /// <summary>Loads from a run's newest whole checkpoint, or from its best.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="best">Take the checkpoint with the lowest score instead of the newest.</param>
    /// <exception cref="InvalidDataException">There is no such checkpoint, or it is not whole.</exception>
    public static TrainedGenerator Load(string runFolder, bool best = false)
    {
        var folder = RunFolder.Open(runFolder);
        var store = new CheckpointStore(folder);
        var checkpoint = (best ? store.Best() : store.NewestWhole()?.Path)
            ?? throw new InvalidDataException($"{folder.Root} has no {(best ? "checkpoint with a score; take the newest" : "whole checkpoint; train on until one is written")}.");
        var state = CheckpointStore.ReadWhole(checkpoint);
        using var random = SeedStream.Open(0, SeedStream.Weights);
        var generator = new DcganGenerator(folder.ReadRecord().Dcgan, random);
        generator.eval();
        try
        {
            using var tensors = SafeTensorsFile.Open(Path.Combine(checkpoint, RunFolder.AverageFile));
            tensors.ReadInto(NamedTensor.Of(generator));
            return new TrainedGenerator(generator, state.Step);
        }
        catch
        {
            generator.Dispose();
            throw;
        }
    }

    /// <summary>Draws pictures from random latent vectors.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">The same seed gives the same pictures.</param>
    public IReadOnlyList<RgbImage> Sample(int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var random = SeedStream.Open(seed, SeedStream.Latents);
        return GeneratorSampling.Draw(_generator, count, random);
    }

    /// <summary>Draws given latent vectors.</summary>
    /// <param name="z">[N, LatentSize], float32.</param>
    /// <exception cref="Ops.ShapeException">z is not [N, LatentSize].</exception>
    public IReadOnlyList<RgbImage> Draw(Tensor z)
    {
        ArgumentNullException.ThrowIfNull(z);
        return GeneratorSampling.Draw(_generator, z);
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => _generator.Dispose();
}
