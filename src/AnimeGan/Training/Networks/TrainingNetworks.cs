using AnimeGan.Data;
using AnimeGan.Distributed;
using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Plugins;
using AnimeGan.Seeds;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Two networks, G's average, both optimisers and the random state: what a step of one G and one D changes.</summary>
internal sealed class TrainingNetworks : IDisposable
{
    internal const string GeneratorFile = "generator.safetensors";
    internal const string DiscriminatorFile = "discriminator.safetensors";
    private const string RandomFile = "random.safetensors";

    /// <summary>Builds everything as it is before the first step.</summary>
    /// <param name="record">A valid record.</param>
    /// <param name="labels">What the networks can be asked for; null for families without labels.</param>
    /// <param name="values">The record's Custom.Values, where somebody wants to know what is read of them.</param>
    /// <param name="ranks">Those that train them together; null for none but this.</param>
    internal TrainingNetworks(TrainingRecord record, LabelScheme? labels = null, PartValues? values = null, Ranks? ranks = null)
    {
        using var weights = SeedStream.Open(record.Seed, SeedStream.Weights);
        (Generator, Discriminator) = NetworkFactory.Create(record, labels, weights, values);
        Average = NetworkFactory.CreateGenerator(record, labels, weights);
        Average.Network.eval();
        foreach (var parameter in Average.Network.parameters())
        {
            parameter.requires_grad = false;
        }

        MovingAverage = new ExponentialMovingAverage(Generator.Network, Average.Network, record.EmaHalfLifeImages, record.EmaRampUp);
        GeneratorOptimizer = Optimizers.Create(Generator.Network, record, record.LearningRate);
        DiscriminatorOptimizer = Optimizers.Create(Discriminator.Network, record, record.DiscriminatorRate);
        Latents = SeedStream.Open(record.Seed, SeedStream.Latents);
        StepRandom = SharedBatches.Draw(SeedStream.Open(record.Seed, SeedStream.Step), ranks ?? Ranks.Alone);
        SharedBatches.Normalize(record, ranks ?? Ranks.Alone, Generator.Network, Discriminator.Network);
    }

    internal IGenerator Generator { get; }

    internal IDiscriminator Discriminator { get; }

    /// <summary>The moving average of G, always in evaluation mode.</summary>
    internal IGenerator Average { get; }

    internal ExponentialMovingAverage MovingAverage { get; }

    internal optim.Optimizer GeneratorOptimizer { get; }

    internal optim.Optimizer DiscriminatorOptimizer { get; }

    internal Generator Latents { get; }

    /// <summary>All that is random inside a step: G's noise, augmentation, penalties.</summary>
    internal Generator StepRandom { get; }

    /// <summary>All tensors by the files that a checkpoint keeps them in. New ones belong to the caller's dispose scope.</summary>
    internal IReadOnlyList<(string File, IReadOnlyList<NamedTensor> Tensors)> Tensors() =>
    [
        .. Modules().Select(module => (module.File, NamedTensor.Of(module.Module))),
        .. OptimizerFiles().Select(pair => (pair.File, (IReadOnlyList<NamedTensor>)OptimizerTensors.Capture(pair.Optimizer, pair.Module))),
        (RandomFile, [.. Streams().Select(stream => new NamedTensor(stream.Name, stream.Random.get_state()))]),
    ];

    /// <summary>Puts back what <see cref="Tensors"/> gave.</summary>
    internal void Load(string checkpoint)
    {
        foreach (var (file, module) in Modules())
        {
            using var tensors = SafeTensorsFile.Open(Path.Combine(checkpoint, file));
            tensors.ReadInto(NamedTensor.Of(module));
        }

        foreach (var (file, optimizer, module) in OptimizerFiles())
        {
            using var tensors = SafeTensorsFile.Open(Path.Combine(checkpoint, file));
            OptimizerTensors.Restore(optimizer, module, tensors);
        }

        using var random = SafeTensorsFile.Open(Path.Combine(checkpoint, RandomFile));
        foreach (var (name, stream) in Streams())
        {
            using var state = random.Read(name);
            stream.set_state(state);
        }
    }

    public void Dispose()
    {
        GeneratorOptimizer.Dispose();
        DiscriminatorOptimizer.Dispose();
        Generator.Network.Dispose();
        Discriminator.Network.Dispose();
        Average.Network.Dispose();
        Latents.Dispose();
        StepRandom.Dispose();
    }

    private (string File, nn.Module Module)[] Modules() =>
        [(GeneratorFile, Generator.Network), (DiscriminatorFile, Discriminator.Network), (RunFolder.AverageFile, Average.Network)];

    private (string File, optim.Optimizer Optimizer, nn.Module Module)[] OptimizerFiles() =>
        [("optimizer-g.safetensors", GeneratorOptimizer, Generator.Network), ("optimizer-d.safetensors", DiscriminatorOptimizer, Discriminator.Network)];

    private (string Name, Generator Random)[] Streams() => [("latents", Latents), ("step", StepRandom)];
}
