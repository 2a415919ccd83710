using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Everything of a run that learning changes: both networks, G's average, both optimisers, the latent vectors' generator.</summary>
internal sealed class TrainingNetworks : IDisposable
{
    internal const string DiscriminatorFile = "discriminator.safetensors";
    private const string RandomFile = "random.safetensors";
    private const string RandomName = "latents";

    /// <summary>Builds everything as it is before the first step.</summary>
    internal TrainingNetworks(TrainingRecord record)
    {
        using var weights = SeedStream.Open(record.Seed, SeedStream.Weights);
        Generator = new DcganGenerator(record.Dcgan, weights);
        Discriminator = new DcganDiscriminator(record.Dcgan, weights);
        Average = new DcganGenerator(record.Dcgan, weights);
        Average.eval();
        foreach (var parameter in Average.parameters())
        {
            parameter.requires_grad = false;
        }

        MovingAverage = new ExponentialMovingAverage(Generator, Average, record.EmaHalfLifeImages, record.EmaRampUp);
        GeneratorOptimizer = Optimizer(Generator, record);
        DiscriminatorOptimizer = Optimizer(Discriminator, record);
        Latents = SeedStream.Open(record.Seed, SeedStream.Latents);
    }

    internal DcganGenerator Generator { get; }

    internal DcganDiscriminator Discriminator { get; }

    /// <summary>The moving average of G, always in evaluation mode.</summary>
    internal DcganGenerator Average { get; }

    internal ExponentialMovingAverage MovingAverage { get; }

    internal optim.Optimizer GeneratorOptimizer { get; }

    internal optim.Optimizer DiscriminatorOptimizer { get; }

    internal Generator Latents { get; }

    /// <summary>All tensors by the files that a checkpoint keeps them in. New ones belong to the caller's dispose scope.</summary>
    internal IReadOnlyList<(string File, IReadOnlyList<NamedTensor> Tensors)> Tensors() =>
    [
        .. Modules().Select(module => (module.File, NamedTensor.Of(module.Module))),
        .. Optimizers().Select(pair => (pair.File, (IReadOnlyList<NamedTensor>)OptimizerTensors.Capture(pair.Optimizer, pair.Module))),
        (RandomFile, [new NamedTensor(RandomName, Latents.get_state())]),
    ];

    /// <summary>Puts back what <see cref="Tensors"/> gave.</summary>
    internal void Load(string checkpoint)
    {
        foreach (var (file, module) in Modules())
        {
            using var tensors = SafeTensorsFile.Open(Path.Combine(checkpoint, file));
            tensors.ReadInto(NamedTensor.Of(module));
        }

        foreach (var (file, optimizer, module) in Optimizers())
        {
            using var tensors = SafeTensorsFile.Open(Path.Combine(checkpoint, file));
            OptimizerTensors.Restore(optimizer, module, tensors);
        }

        using var random = SafeTensorsFile.Open(Path.Combine(checkpoint, RandomFile));
        using var state = random.Read(RandomName);
        Latents.set_state(state);
    }

    public void Dispose()
    {
        GeneratorOptimizer.Dispose();
        DiscriminatorOptimizer.Dispose();
        Generator.Dispose();
        Discriminator.Dispose();
        Average.Dispose();
        Latents.Dispose();
    }

    private (string File, nn.Module Module)[] Modules() =>
        [("generator.safetensors", Generator), (DiscriminatorFile, Discriminator), (RunFolder.AverageFile, Average)];

    private (string File, optim.Optimizer Optimizer, nn.Module Module)[] Optimizers() =>
        [("optimizer-g.safetensors", GeneratorOptimizer, Generator), ("optimizer-d.safetensors", DiscriminatorOptimizer, Discriminator)];

    private static optim.Optimizer Optimizer(nn.Module network, TrainingRecord record) => record.Practices.Adam
        ? optim.Adam(network.parameters(), record.LearningRate, record.Beta1, record.Beta2)
        : optim.SGD(network.parameters(), record.SgdLearningRate, record.SgdMomentum);
}
