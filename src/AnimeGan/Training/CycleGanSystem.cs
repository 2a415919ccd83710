using AnimeGan.Data;
using AnimeGan.Distributed;
using AnimeGan.Files;
using AnimeGan.Imaging;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Plugins;
using AnimeGan.Seeds;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>CycleGAN: a generator each way between two sets of images that nobody paired, and a discriminator of each set.</summary>
internal sealed class CycleGanSystem : ITrainingSystem
{
    private const string SamplerA = "dataA";
    private const string SamplerB = "dataB";
    private const string GeneratorsFile = "generator.safetensors";
    private const string DiscriminatorsFile = "discriminator.safetensors";
    private const string GeneratorOptimizerFile = "optimizer-g.safetensors";
    private const string DiscriminatorOptimizerFile = "optimizer-d.safetensors";
    private const string PoolsFile = "pools.safetensors";
    private const string PoolAName = "a";
    private const string PoolBName = "b";
    private readonly TrainingRecord _record;
    private readonly ImageSet _a;
    private readonly ImageSet _b;
    private readonly BatchReader _readerA;
    private readonly BatchReader _readerB;
    private readonly ImagePool _poolA;
    private readonly ImagePool _poolB;
    private readonly ExponentialMovingAverage _movingAverage;
    private readonly optim.Optimizer _generatorOptimizer;
    private readonly optim.Optimizer _discriminatorOptimizer;
    private readonly CycleGanStep _step;
    private readonly Ranks _ranks;

    /// <summary>Builds everything as it is before the first step.</summary>
    /// <param name="record">A valid record that fits the images.</param>
    /// <param name="a">The data at <see cref="TrainingRecord.Data"/>, domain A; not owned.</param>
    /// <param name="values">The record's Custom.Values.</param>
    /// <param name="ranks">Those that train together; null for none but this.</param>
    /// <exception cref="ArgumentException">The images at <see cref="TrainingRecord.DataB"/> are not what the record wants.</exception>
    internal CycleGanSystem(TrainingRecord record, ImageSet a, PartValues values, Ranks? ranks = null)
    {
        (_record, _a, _b, _ranks) = (record, a, ImageSet.Open(record.DataB), ranks ?? Ranks.Alone);
        try
        {
            SetFit.Require(record, _b);
            _readerA = SharedBatches.Read(record, _a, record.Seed, _ranks);
            _readerB = SharedBatches.Read(record, _b, SecondSeed(record.Seed), _ranks);
        }
        catch
        {
            _b.Dispose();
            throw;
        }

        using (var weights = SeedStream.Open(record.Seed, SeedStream.Weights))
        {
            Networks = new CycleGanNetworks(record.CycleGanOptions, weights);
            Averages = new Translators(record.CycleGanOptions, weights);
        }

        _movingAverage = new ExponentialMovingAverage(Networks.Generators, Averages.Both, record.EmaHalfLifeImages, record.EmaRampUp);
        _generatorOptimizer = Optimizers.Create(Networks.Generators, record, record.LearningRate);
        _discriminatorOptimizer = Optimizers.Create(Networks.Discriminators, record, record.DiscriminatorRate);
        var pool = record.CycleGan.PoolSize;
        _poolA = new ImagePool(pool, _a.Channels, record.ImageSize, record.Seed, stream: 0, record.Rows);
        _poolB = new ImagePool(pool, _a.Channels, record.ImageSize, record.Seed, stream: 1, record.Rows);
        var objective = GanObjectives.Create(record.Objective, record.Regularization.RealTarget, values);
        _step = new CycleGanStep(Networks, record.CycleGan, objective, _generatorOptimizer, _discriminatorOptimizer, _poolA, _poolB, record.Regularization, _ranks);
    }

    /// <summary>Real images of each domain.</summary>
    public int ImagesPerStep => _record.BatchSize;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, SamplerState> Samplers
    {
        get => new Dictionary<string, SamplerState> { [SamplerA] = _readerA.State, [SamplerB] = _readerB.State };
        set => (_readerA.State, _readerB.State) = (value[SamplerA], value[SamplerB]);
    }

    internal CycleGanNetworks Networks { get; }

    /// <summary>The moving averages of both generators, always in evaluation mode.</summary>
    internal Translators Averages { get; }

    /// <inheritdoc/>
    public GanStepValues Take(long step, long images)
    {
        using var scope = NewDisposeScope();
        Optimizers.SetShare(Optimizers.Share(_record, step), _generatorOptimizer, _discriminatorOptimizer);

        // Another generator for each step, so that a checkpoint need not keep one.
        using var random = SharedBatches.Draw(SeedStream.Open(_record.Seed + step, SeedStream.Step), _ranks);
        var values = _step.Take(ImageTensors.Next(_readerA, _a).X, ImageTensors.Next(_readerB, _b).X, step, random, step % VitalMeasures.UsualInterval == 0);
        _movingAverage.Update(images + ImagesPerStep, ImagesPerStep);
        return values;
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string File, IReadOnlyList<NamedTensor> Tensors)> Tensors() =>
    [
        .. Modules().Select(module => (module.File, NamedTensor.Of(module.Module))),
        (GeneratorOptimizerFile, OptimizerTensors.Capture(_generatorOptimizer, Networks.Generators)),
        (DiscriminatorOptimizerFile, OptimizerTensors.Capture(_discriminatorOptimizer, Networks.Discriminators)),
        (PoolsFile, [.. _poolA.Capture(PoolAName), .. _poolB.Capture(PoolBName)]),
    ];

    /// <inheritdoc/>
    public void Load(string checkpoint)
    {
        foreach (var (name, module) in Modules())
        {
            using var tensors = SafeTensorsFile.Open(Path.Combine(checkpoint, name));
            tensors.ReadInto(NamedTensor.Of(module));
        }

        using var generators = SafeTensorsFile.Open(Path.Combine(checkpoint, GeneratorOptimizerFile));
        OptimizerTensors.Restore(_generatorOptimizer, Networks.Generators, generators);
        using var discriminators = SafeTensorsFile.Open(Path.Combine(checkpoint, DiscriminatorOptimizerFile));
        OptimizerTensors.Restore(_discriminatorOptimizer, Networks.Discriminators, discriminators);
        using var pools = SafeTensorsFile.Open(Path.Combine(checkpoint, PoolsFile));
        _poolA.Restore(PoolAName, pools);
        _poolB.Restore(PoolBName, pools);
    }

    /// <inheritdoc/>
    public void RequireUnchangedData()
    {
        _a.RequireUnchanged();
        _b.RequireUnchanged();
    }

    /// <summary>Draws six rows: pictures of A, what they become in B, what comes back; then the same from B.</summary>
    public RgbImage DrawGrid()
    {
        var (a, b) = (Columns(_a), Columns(_b));
        var rows = Averages.Cycle(a, Translation.AToB).Concat(Averages.Cycle(b, Translation.BToA));
        return ImageGrid.Compose([.. rows.SelectMany(row => row)], _record.GridSize);
    }

    /// <summary>Translates pictures of B to A and of A to B, to be measured against the sets that they should belong to.</summary>
    /// <param name="count">How many of each; all of a set that has fewer, none twice.</param>
    public IReadOnlyList<IReadOnlyList<RgbImage>> DrawSamples(int count) =>
        [Averages.Translate(Some(_b, count), Translation.BToA), Averages.Translate(Some(_a, count), Translation.AToB)];

    /// <inheritdoc/>
    public void Dispose()
    {
        _readerA.Dispose();
        _readerB.Dispose();
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
        Networks.Dispose();
        Averages.Dispose();
        _poolA.Dispose();
        _poolB.Dispose();
        _b.Dispose();
    }

    // With one seed for both, two sets of the same people in the same order would meet in pairs in every batch.
    private static long SecondSeed(long seed) => ~seed;

    // Spread over the set, which may be sorted.
    private static List<RgbImage> Some(ImageSet images, int count) => [.. images.Spread(count).Select(images.Image)];

    // A grid is as wide as the record says, if need be with some picture twice.
    private List<RgbImage> Columns(ImageSet images)
    {
        var some = Some(images, _record.GridSize);
        return [.. Enumerable.Range(0, _record.GridSize).Select(column => some[column % some.Count])];
    }

    private (string File, nn.Module Module)[] Modules() =>
        [(GeneratorsFile, Networks.Generators), (DiscriminatorsFile, Networks.Discriminators), (RunFolder.AverageFile, Averages.Both)];
}
