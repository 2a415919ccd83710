using AnimeGan.Augmentation;
using AnimeGan.Data;
using AnimeGan.Distributed;
using AnimeGan.Files;
using AnimeGan.Imaging;
using AnimeGan.Objectives;
using AnimeGan.Plugins;
using AnimeGan.Seeds;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>One generator against one discriminator on one set of images: vanilla GAN, DCGAN, conditional GAN, StyleGAN.</summary>
internal sealed class GanSystem : ITrainingSystem
{
    private const string MainSampler = "data";
    private const string PretrainSampler = "pretrain";
    private const string AugmentationFile = "augmentation.safetensors";
    private readonly TrainingRecord _record;
    private readonly ImageSet _images;
    private readonly ImageSet? _pretrainImages;
    private readonly BatchReader _reader;
    private readonly BatchReader? _pretrainReader;
    private readonly LabelScheme? _scheme;
    private readonly IReadOnlyList<long[]>? _labels;
    private readonly IReadOnlyList<long[]>? _pretrainLabels;
    private readonly IAugmentation? _augmentation;
    private readonly GanStep _step;
    private readonly Ranks _ranks;

    /// <summary>Builds everything as it is before the first step.</summary>
    /// <param name="record">A valid record that fits the images.</param>
    /// <param name="images">The data; not owned.</param>
    /// <param name="scheme">What the networks can be asked for; null for families without labels.</param>
    /// <param name="values">The record's Custom.Values.</param>
    /// <param name="ranks">Those that train together; null for none but this.</param>
    internal GanSystem(TrainingRecord record, ImageSet images, LabelScheme? scheme, PartValues values, Ranks? ranks = null)
    {
        (_record, _images, _scheme, _ranks) = (record, images, scheme, ranks ?? Ranks.Alone);
        _reader = SharedBatches.Read(record, images, record.Seed, _ranks);
        _labels = scheme?.Encode(images.Labels!);
        if (record.Schedule is { PretrainSteps: > 0, PretrainData.Length: > 0 } schedule)
        {
            _pretrainImages = ImageSet.Open(schedule.PretrainData);
            SetFit.Require(record, _pretrainImages);
            _pretrainLabels = scheme?.Encode(SetFit.RequireLabels(_pretrainImages));
            _pretrainReader = SharedBatches.Read(record, _pretrainImages, record.Seed, _ranks);
        }

        Networks = new TrainingNetworks(record, scheme, values, _ranks);
        _augmentation = Augmentations.Create(record.Augmentation, record.BatchSize, values);
        _step = new GanStep(
            Networks.Generator,
            Networks.Discriminator,
            GanObjectives.Create(record.Objective, record.Regularization.RealTarget, values),
            Networks.GeneratorOptimizer,
            Networks.DiscriminatorOptimizer,
            new GanStepOptions
            {
                Regularization = record.Regularization,
                DiscriminatorPenalties = DiscriminatorPenalties.Create(record.Custom.Weights(), values),
                GeneratorPenalties = [.. PathLength(record), .. GeneratorPenalties.Create(record.Custom.Weights(), values)],
                Augmentation = _augmentation,
                Ranks = _ranks,
                Random = Networks.StepRandom,
                VitalsEvery = VitalMeasures.UsualInterval,
            });
    }

    /// <inheritdoc/>
    public int ImagesPerStep => _record.BatchSize * _record.Schedule.DiscriminatorSteps;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, SamplerState> Samplers
    {
        get => Orders().ToDictionary(order => order.Name, order => order.Reader.State);
        set
        {
            foreach (var (name, reader) in Orders())
            {
                reader.State = value[name];
            }
        }
    }

    internal TrainingNetworks Networks { get; }

    /// <inheritdoc/>
    public GanStepValues Take(long step, long images)
    {
        using var scope = NewDisposeScope();
        Optimizers.SetShare(Optimizers.Share(_record, step), Networks.GeneratorOptimizer, Networks.DiscriminatorOptimizer);
        var pretraining = step < _record.Schedule.PretrainSteps;
        var batches = Enumerable.Range(0, _record.Schedule.DiscriminatorSteps).Select(_ => NextBatch(pretraining)).ToList();
        var values = _step.Take(batches, new StepPlan
        {
            Step = step,
            Progress = Math.Min(1, (double)step / _record.ScheduleLength),
            GeneratorLearns = !pretraining,
        });
        Networks.MovingAverage.Update(images + ImagesPerStep, ImagesPerStep);
        return values;
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string File, IReadOnlyList<NamedTensor> Tensors)> Tensors() =>
        _augmentation?.State is { } state ? [.. Networks.Tensors(), (AugmentationFile, [new("state", state)])] : Networks.Tensors();

    /// <inheritdoc/>
    public void Load(string checkpoint)
    {
        Networks.Load(checkpoint);
        if (_augmentation?.State is { } state)
        {
            using var file = SafeTensorsFile.Open(Path.Combine(checkpoint, AugmentationFile));
            file.ReadInto(new NamedTensor("state", state));
        }
    }

    /// <inheritdoc/>
    public void RequireUnchangedData()
    {
        _images.RequireUnchanged();
        _pretrainImages?.RequireUnchanged();
    }

    /// <inheritdoc/>
    public RgbImage DrawGrid()
    {
        using var random = SeedStream.Open(_record.Seed, SeedStream.FixedLatents);
        using var grid = SampleGrid.Create(_record.LatentSize, _record.GridSize, _scheme, random);
        return ImageGrid.Compose(Draw(grid.Z, grid.Labels), _record.GridSize);
    }

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<RgbImage>> DrawSamples(int count)
    {
        using var random = SeedStream.Open(_record.Seed, SeedStream.ScoreLatents);
        using var chance = SeedStream.Open(_record.Seed, SeedStream.Labels);
        using var z = GeneratorSampling.Latents(count, _record.LatentSize, random);
        using var labels = _scheme is null ? null : LabelTensors.ByChance(_scheme, count, chance);
        return [Draw(z, labels)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _pretrainReader?.Dispose();
        Networks.Dispose();
        _augmentation?.State?.Dispose();
        _pretrainImages?.Dispose();
    }

    private static IGeneratorPenalty[] PathLength(TrainingRecord record) =>
        record is { Model: "stylegan", StyleGan.PathLength: > 0 } ? [new PathLengthPenalty(record.StyleGan.PathLength, record.StyleGan.PathLengthEvery)] : [];

    private IReadOnlyList<RgbImage> Draw(Tensor z, Tensor? labels) =>
        GeneratorSampling.Draw(z, labels, (points, its) => Networks.Average.Generate(points, its), _record.Practices.ImagesInMinusOneToOne);

    private TrainingBatch NextBatch(bool pretraining)
    {
        var (images, reader, labels) = pretraining && _pretrainImages is not null
            ? (_pretrainImages, _pretrainReader!, _pretrainLabels)
            : (_images, _reader, _labels);
        var (x, batch) = ImageTensors.Next(reader, images, _record.Practices.ImagesInMinusOneToOne);
        var z = _ranks.Own(randn(_record.BatchSize, _record.LatentSize, generator: Networks.Latents));
        return new TrainingBatch(x, z, labels is null ? null : LabelTensors.Of([.. batch.Indices.Select(index => labels[index])]));
    }

    private (string Name, BatchReader Reader)[] Orders() =>
        _pretrainReader is null ? [(MainSampler, _reader)] : [(MainSampler, _reader), (PretrainSampler, _pretrainReader)];
}
