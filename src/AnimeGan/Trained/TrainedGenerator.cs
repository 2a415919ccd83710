using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Models;
using AnimeGan.Seeds;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Trained;

/// <summary>The averaged generator of a run, to draw with.</summary>
/// <example>
/// <code>
/// using (var generator = TrainedGenerator.Load("runs/first"))
/// {
///     display(DatasetGrid.Create(generator.Sample(16, seed: 7)));
/// }
/// </code>
/// </example>
public sealed class TrainedGenerator : IDisposable
{
    private readonly TrainingRecord _record;

    private TrainedGenerator(TrainingRecord record, LabelScheme? labels, IGenerator network, long step) =>
        (_record, Labels, Network, Step) = (record, labels, network, step);

    /// <summary>Steps after which it was saved.</summary>
    public long Step { get; }

    /// <summary>The family it belongs to, such as "dcgan".</summary>
    public string Model => _record.Model;

    /// <summary>The network, in evaluation mode, without gradients of its parameters.</summary>
    public IGenerator Network { get; }

    /// <summary>What it can be asked for; null for networks without labels.</summary>
    public LabelScheme? Labels { get; }

    /// <summary>Length of a latent vector.</summary>
    public int LatentSize => Network.LatentSize;

    /// <summary>Pixels across a picture.</summary>
    public int ImageSize => _record.ImageSize;

    /// <summary>Pixels down a picture.</summary>
    public int ImageHeight => _record.Rows;

    /// <summary>Whether the network draws in [−1, 1]; otherwise in [0, 1].</summary>
    public bool ImagesInMinusOneToOne => _record.Practices.ImagesInMinusOneToOne;

    /// <summary>Loads from a run's newest whole checkpoint, or from its best.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="best">Take the checkpoint with the lowest score instead of the newest.</param>
    /// <exception cref="InvalidDataException">There is no such checkpoint, or it is not whole.</exception>
    /// <exception cref="ArgumentException">The run's family has more than one generator.</exception>
    public static TrainedGenerator Load(string runFolder, bool best = false)
    {
        var network = CheckpointNetwork.Open(runFolder, RunFolder.AverageFile, best);
        return new TrainedGenerator(network.Record, network.Labels, (IGenerator)network.Chosen, network.Step);
    }

    /// <summary>Wraps a network that belongs to no run; this disposes of it.</summary>
    internal static TrainedGenerator Of(TrainingRecord record, IGenerator network, LabelScheme? labels = null) => new(record, labels, network, 0);

    /// <summary>How many numbers a run's G and D learn.</summary>
    /// <param name="run">The run.</param>
    internal static (long Generator, long Discriminator) CountParameters(RunFolder run)
    {
        using var random = SeedStream.Open(0, SeedStream.Weights);
        var (generator, discriminator) = NetworkFactory.Create(run.ReadRecord(), run.ReadLabels(), random);
        using var g = generator.Network;
        using var d = discriminator.Network;
        return (g.parameters().Sum(parameter => parameter.numel()), d.parameters().Sum(parameter => parameter.numel()));
    }

    /// <summary>Latent vectors of a seed: those that <see cref="Sample"/> draws.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">The same seed gives the same vectors.</param>
    /// <returns>[count, LatentSize], float32, N(0, 1); the caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public Tensor Latents(int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var random = SeedStream.Open(seed, SeedStream.Latents);
        return GeneratorSampling.Latents(count, LatentSize, random);
    }

    /// <summary>Labels of a seed, as often together as in the data that was learnt from: those of the pictures that <see cref="Sample"/> draws.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">The same seed gives the same labels.</param>
    /// <returns>[count, A], int64, the caller's to dispose of; null for a network without labels.</returns>
    public Tensor? LabelsByChance(int count, long seed) => Labels is null ? null : ChooseLabels(count, seed);

    /// <summary>Labels of a seed that ask for a choice: what it names in each picture, the rest by chance, as often as in the data together with what is asked for.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">The same seed gives the same labels.</param>
    /// <param name="choice">What is asked for; null for nothing in particular.</param>
    /// <returns>[count, A], int64; the caller's to dispose of.</returns>
    /// <exception cref="InvalidOperationException">The network takes no labels.</exception>
    public Tensor ChooseLabels(int count, long seed, LabelChoice? choice = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var random = SeedStream.Open(seed, SeedStream.Labels);
        return LabelTensors.ByChance(Labels ?? throw new InvalidOperationException($"A {Model} network takes no labels; train one with Model \"conditional\"."), count, random, choice);
    }

    /// <summary>Draws pictures from random latent vectors.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">The same seed gives the same pictures.</param>
    /// <param name="labels">[count, A], int64; null for labels by chance, or for a network without labels.</param>
    public IReadOnlyList<RgbImage> Sample(int count, long seed, Tensor? labels = null)
    {
        using var z = Latents(count, seed);
        return Draw(z, labels, seed);
    }

    /// <summary>Draws given latent vectors.</summary>
    /// <param name="z">[N, LatentSize], float32.</param>
    /// <param name="labels">[N, A], int64; null for labels by chance, or for a network without labels.</param>
    /// <param name="labelSeed">Decides those labels.</param>
    /// <exception cref="Ops.ShapeException">z is not [N, LatentSize], or labels are not [N, A].</exception>
    public IReadOnlyList<RgbImage> Draw(Tensor z, Tensor? labels = null, long labelSeed = 0)
    {
        ArgumentNullException.ThrowIfNull(z);
        using var chosen = labels is null ? LabelsByChance((int)z.shape[0], labelSeed) : null;
        return GeneratorSampling.Draw(z, labels ?? chosen, (points, its) => Network.Generate(points, its), ImagesInMinusOneToOne);
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Network.Dispose();
}
