using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;
using AnimeGan.Augmentation;
using AnimeGan.Data;
using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Ops;

namespace AnimeGan.Training;

/// <summary>Everything that decides what a training run does; stored in its folder as config.json.</summary>
/// <remarks>
/// The defaults are the paper's (Radford et al. 2015, arXiv 1511.06434, section 4) with PyTorch's tutorial for what
/// the paper leaves open. The same record, data, number of threads and library give the same bytes on a CPU.
/// </remarks>
/// <example>
/// <code>
/// var settings = TrainingRecord.For("stylegan") with { Data = "data/synth32", ImageSize = 32, Steps = 1600 };
/// settings.Validate();    // says what is wrong, and how to mend it
/// RecordSettings.Options(new TrainingRecord(), settings)    // what to type for them
/// </code>
/// </example>
public sealed record TrainingRecord
{
    // From so many pixels on StyleGAN's and CycleGAN's whole steps are as fast with the kit's kernels or faster.
    private const int SmallestFused = 64;

    // With 16 channels CycleGAN's are 1.1 to 1.5 times as fast, at any size.
    private const int WidestFusedCycleGan = 16;

    /// <summary>The family: one of <see cref="Models"/>.</summary>
    public string Model { get; init; } = "dcgan";

    /// <summary>Folder of a prepared data set.</summary>
    public string Data { get; init; } = "";

    /// <summary>Folder of the second domain's prepared set, for CycleGAN; empty for other families.</summary>
    public string DataB { get; init; } = "";

    /// <summary>What a conditional network can be asked for: columns of labels.csv, separated by commas; empty for networks without labels.</summary>
    public string Attributes { get; init; } = "";

    /// <summary>Pixels across an image, the data's own: for a square a power of two from 16 on.</summary>
    public int ImageSize { get; init; } = 64;

    /// <summary>Pixels down an image that is not square, the data's own; 0 for as many as across.</summary>
    public int ImageHeight { get; init; }

    /// <summary>Length of the latent vector z.</summary>
    public int LatentSize { get; init; } = 100;

    /// <summary>Channels of both networks at half the image's size; they double each time the resolution halves.</summary>
    public int BaseWidth { get; init; } = 64;

    /// <summary>Images in a batch.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Adam's learning rate, both networks.</summary>
    public double LearningRate { get; init; } = 2e-4;

    /// <summary>Adam's learning rate for D alone; 0 for <see cref="LearningRate"/> (two time scales: Heusel et al. 2017, arXiv 1706.08500).</summary>
    public double DiscriminatorLearningRate { get; init; }

    /// <summary>Adam's decay of the gradient's average.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's decay of the squared gradient's average.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Learning rate of gradient descent, used only without the practice Adam.</summary>
    public double SgdLearningRate { get; init; } = 0.02;

    /// <summary>Momentum of gradient descent, used only without the practice Adam.</summary>
    public double SgdMomentum { get; init; } = 0.5;

    /// <summary>The objective's name: one of <see cref="GanObjectives.Names"/>.</summary>
    public string Objective { get; init; } = "non-saturating";

    /// <summary>The paper's seven practices.</summary>
    public BestPractices Practices { get; init; } = new();

    /// <summary>What D's layers are normalised by, where the practice of batch normalisation is on: "batch", "layer" or "none". Penalties on D's gradient need "layer" or "none".</summary>
    public string DiscriminatorNorm { get; init; } = "batch";

    /// <summary>Penalties, noise, packing and what else is done beside the objective.</summary>
    public Regularization Regularization { get; init; } = new();

    /// <summary>How what D is shown is changed at random.</summary>
    public AugmentationSettings Augmentation { get; init; } = new();

    /// <summary>Who learns when, and how fast.</summary>
    public Schedule Schedule { get; init; } = new();

    /// <summary>When samples are measured while training, and against what.</summary>
    public EvaluationSettings Evaluation { get; init; } = new();

    /// <summary>Sizes of the vanilla GAN's perceptrons; other families do not read them.</summary>
    public VanillaSettings Vanilla { get; init; } = new();

    /// <summary>How a conditional GAN's discriminator takes labels; other families do not read it.</summary>
    public ConditionalSettings Conditional { get; init; } = new();

    /// <summary>What only a StyleGAN has to decide; other families do not read it.</summary>
    public StyleGanSettings StyleGan { get; init; } = new();

    /// <summary>Sizes and weights of CycleGAN's losses; other families do not read them.</summary>
    public CycleGanSettings CycleGan { get; init; } = new();

    /// <summary>What several processes that train together have to decide; one by itself does not read it.</summary>
    public RankSettings Ranks { get; init; } = new();

    /// <summary>Parts that others registered, and their numbers.</summary>
    public CustomSettings Custom { get; init; } = new();

    /// <summary>Steps of the whole run; one step updates G once.</summary>
    public long Steps { get; init; } = 2000;

    /// <summary>Seed of the weights, the latent vectors and the order of the data.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads of the tensor library; 0 takes OMP_NUM_THREADS, or one for each core. Results are bit for bit the same only for the same number.</summary>
    public int Threads { get; init; }

    /// <summary>What trains the networks: "auto" for the kit's fused kernels where they make them faster, which is DCGAN's and conditional ones; "fused" to have them in StyleGAN and CycleGAN too, and to refuse where they cannot do the work; "library" for the tensor library alone. Bit for bit the same only with the same.</summary>
    public string Kernels { get; init; } = FusedKernels.Auto;

    /// <summary>What the fused kernels' convolutions multiply: "float32"; "bf16", numbers of 8 bits' precision, summed in float32; or "auto", which the run replaces in its record by what a short measurement on its machine chose (<see cref="AutoPrecision"/>): "float32", or "auto-bf16". That is bf16 in what the kernels run, where "bf16" refuses networks with layers that they leave to the tensor library, which is float32. Bit for bit the same only with the same.</summary>
    public string Precision { get; init; } = FusedKernels.FullPrecision;

    /// <summary>Mirrors each image left to right with probability 1/2.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>Images after which half of G's moving average has been replaced.</summary>
    public double EmaHalfLifeImages { get; init; } = 10_000;

    /// <summary>Bounds the half-life to this share of the images seen so far, so that a young average does not lag.</summary>
    public double EmaRampUp { get; init; } = 0.05;

    /// <summary>Steps between sample grids; 0 draws none but the first and the last.</summary>
    public long SnapshotEverySteps { get; init; } = 100;

    /// <summary>Steps between checkpoints; 0 writes only the last.</summary>
    public long CheckpointEverySteps { get; init; } = 500;

    /// <summary>Rows and columns of the sample grid.</summary>
    public int GridSize { get; init; } = 8;

    /// <summary>The sizes of the two networks and the practices they follow, as <see cref="DcganGenerator"/> and <see cref="DcganDiscriminator"/> take them.</summary>
    [JsonIgnore]
    public DcganOptions Dcgan => new()
    {
        ImageSize = ImageSize,
        ImageHeight = ImageHeight,
        LatentSize = LatentSize,
        BaseWidth = BaseWidth,
        Practices = Practices,
        DiscriminatorNorm = DiscriminatorNorm,
        Packing = Regularization.Packing,
        SpectralNorm = Regularization.SpectralNorm,
        Kernels = Kernels,
        Precision = Precision,
    };

    /// <summary>The sizes of a vanilla GAN on images, as <see cref="VanillaGenerator"/> and <see cref="VanillaDiscriminator"/> take them.</summary>
    [JsonIgnore]
    public VanillaGanOptions VanillaOptions => VanillaGanOptions.ForImages(3, Rows, ImageSize) with
    {
        LatentSize = LatentSize,
        GeneratorWidth = Vanilla.GeneratorWidth,
        GeneratorLayers = Vanilla.GeneratorLayers,
        GeneratorBatchNorm = Practices.BatchNorm,
        DiscriminatorWidth = Vanilla.DiscriminatorWidth,
        DiscriminatorLayers = Vanilla.DiscriminatorLayers,
        MaxoutPieces = Vanilla.MaxoutPieces,
        Packing = Regularization.Packing,
        SpectralNorm = Regularization.SpectralNorm,
    };

    /// <summary>The sizes of a conditional GAN, as <see cref="ConditionalGenerator"/> and <see cref="ConditionalDiscriminator"/> take them.</summary>
    /// <param name="labels">What it can be asked for.</param>
    public ConditionalGanOptions ConditionalOptions(LabelScheme labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new ConditionalGanOptions
        {
            Dcgan = Dcgan,
            ValueCounts = [.. labels.Attributes.Select(attribute => attribute.Values.Count)],
            Discriminator = Conditional.LabelEntry,
        };
    }

    /// <summary>The sizes of a StyleGAN's two networks, as <see cref="StyleGanGenerator"/> and <see cref="StyleGanDiscriminator"/> take them; without labels.</summary>
    [JsonIgnore]
    public StyleGanOptions StyleGanOptions => new()
    {
        ImageSize = ImageSize,
        ImageHeight = ImageHeight,
        LatentSize = LatentSize,
        BaseWidth = BaseWidth,
        StyleSize = StyleGan.StyleSize,
        MappingLayers = StyleGan.MappingLayers,
        MaxWidth = StyleGan.MaxWidth,
        Architecture = StyleGan.Architecture,
        StyleMixing = StyleGan.StyleMixing,
        Noise = StyleGan.Noise,
        DeviationGroup = StyleGan.DeviationGroup,
        Packing = Regularization.Packing,
        Kernels = WantsKernels ? FusedKernels.Fused : FusedKernels.Library,
    };

    /// <summary>The sizes of a CycleGAN, as <see cref="CycleGanNetworks"/> takes them.</summary>
    [JsonIgnore]
    public CycleGanOptions CycleGanOptions => new()
    {
        ImageSize = ImageSize,
        ImageHeight = ImageHeight,
        GeneratorWidth = BaseWidth,
        Blocks = CycleGan.Blocks,
        Residual = CycleGan.Residual,
        DiscriminatorWidth = CycleGan.DiscriminatorWidth > 0 ? CycleGan.DiscriminatorWidth : BaseWidth,
        DiscriminatorLayers = CycleGan.DiscriminatorLayers,
        Kernels = WantsKernels ? FusedKernels.Fused : FusedKernels.Library,
    };

    /// <summary>Pixels down an image.</summary>
    internal int Rows => PictureSides.Rows(ImageSize, ImageHeight);

    /// <summary>The kit's own kernels that this machine trains it with; null for none.</summary>
    internal string? UsedKernels => WantsKernels ? FusedKernels.Used(Kernels, Precision) : null;

    /// <summary>Whether it is trained with them where the machine has them: where asked for, and by "auto" where they were measured to win (src/decisions/0006-fused-kernels.md).</summary>
    internal bool WantsKernels => Model switch
    {
        "stylegan" => Kernels == FusedKernels.Fused || (Kernels == FusedKernels.Auto && ImageSize >= SmallestFused),
        "cyclegan" => Kernels == FusedKernels.Fused || (Kernels == FusedKernels.Auto && (ImageSize >= SmallestFused || BaseWidth <= WidestFusedCycleGan)),
        _ => Kernels != FusedKernels.Library && Rows == ImageSize,
    };

    /// <summary>Whether it computes nearly all by the kit's kernels, whose threads give way to other programs; a StyleGAN leaves what lies between, and its second derivatives, to the tensor library's.</summary>
    internal bool GivesWay => Model is "dcgan" or "conditional" or "cyclegan" && UsedKernels is not null;

    /// <summary>Steps over which rates, noise and top-k change.</summary>
    internal long ScheduleLength => Schedule.Length > 0 ? Schedule.Length : Steps;

    /// <summary>Whether anything changes over these.</summary>
    internal bool HasSchedules =>
        Schedule.DecayFrom < 1 || Regularization is { InstanceNoise: > 0, InstanceNoiseUntil: > 0 } || Regularization is { TopK: < 1, TopKUntil: > 0 };

    /// <summary>The learning rate that D begins with.</summary>
    internal double DiscriminatorRate => DiscriminatorLearningRate > 0 ? DiscriminatorLearningRate : LearningRate;

    /// <summary>The families there are, the registered ones last.</summary>
    public static IReadOnlyList<string> Models => [.. NetworkFactory.Families, "cyclegan", .. GanModels.Names];

    /// <summary>A family's own defaults, its paper's where this machine's size allows.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <exception cref="ArgumentException">There is no such family.</exception>
    public static TrainingRecord For(string model) => model switch
    {
        "conditional" => new TrainingRecord { Model = model, Attributes = "hair_color" },
        "stylegan" => ForStyleGan(),
        "cyclegan" => new TrainingRecord
        {
            Model = model,
            Objective = "least-squares",
            BaseWidth = 32,
            BatchSize = 4,
            EmaHalfLifeImages = 1000,
            Schedule = new Schedule { DecayFrom = 0.5 },
        },
        _ when Models.Contains(model) => new TrainingRecord { Model = model },
        _ => throw new ArgumentException($"There is no model '{model}'; choose one of {string.Join(", ", Models)}.", nameof(model)),
    };

    // The second paper's loss and penalties; batch, widths and γ for two CPU cores and 32 to 64 pixels. The authors' rate is
    // 0.0025, for millions of images: with weights of unit size, 0.008 moves them by about as large a share as DCGAN's rate
    // does its own, and draws after 24,000 images what 0.0025 draws after more than 40,000.
    private static TrainingRecord ForStyleGan() => new()
    {
        Model = "stylegan",
        LatentSize = 128,
        BaseWidth = 32,
        BatchSize = 16,
        LearningRate = 0.008,
        Beta1 = 0,
        Beta2 = 0.99,
        DiscriminatorNorm = "none",
        Regularization = new Regularization { R1 = 0.5, Every = 16 },
        EmaHalfLifeImages = 5000,
        SnapshotEverySteps = 250,
        CheckpointEverySteps = 2000,
    };

    /// <summary>Throws where a value is out of range.</summary>
    /// <exception cref="ArgumentException">Names every such value, what it may be, and what it is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        Check(Models.Contains(Model), $"Model must be one of {string.Join(", ", Models)}, got \"{Model}\"");
        Check(Data.Length > 0, "Data is empty; name the folder of a prepared data set (animegan data prepare, or data synth)");
        Check(Attributes.Length == 0 || NetworkFactory.TakesLabels(Model), $"Attributes are \"{Attributes}\", but a {Model} GAN takes no labels: neither of its networks has an entry for them; choose Model \"conditional\" or \"stylegan\"");
        Check(Attributes.Length > 0 || !NetworkFactory.NeedsLabels(Model), $"Attributes is empty; name what a {Model} GAN shall be asked for, such as \"hair_color\"");
        Check(Conditional.Discriminator is "concatenation" or "projection", $"Conditional.Discriminator must be concatenation or projection, got \"{Conditional.Discriminator}\"");
        Check(ImageHeight >= 0, $"ImageHeight must be at least 0 (0: as ImageSize), got {ImageHeight}");
        CheckSize();
        Check(LatentSize >= 1, $"LatentSize must be at least 1, got {LatentSize}");
        Check(BaseWidth >= 1, $"BaseWidth must be at least 1, got {BaseWidth}");
        Check(BatchSize >= 1, $"BatchSize must be at least 1, got {BatchSize}");
        Check(BatchSize != 1 || !CombinationRules.GeneratorNormalizesBatches(this), $"BatchSize must be at least 2 for model {Model}, got {BatchSize}: batch normalisation needs a variance; models stylegan and cyclegan take 1, and others do without the practice (practices.batchNorm=false)");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), Invariant($"LearningRate must be above 0, got {LearningRate}; the paper's is 0.0002"));
        Check(DiscriminatorLearningRate >= 0 && double.IsFinite(DiscriminatorLearningRate), Invariant($"DiscriminatorLearningRate must be at least 0 (0: LearningRate), got {DiscriminatorLearningRate}"));
        Check(Beta1 is >= 0 and < 1, Invariant($"Beta1 must lie in [0, 1), got {Beta1}; the paper's is 0.5"));
        Check(Beta2 is >= 0 and < 1, Invariant($"Beta2 must lie in [0, 1), got {Beta2}; the usual is 0.999"));
        Check(SgdLearningRate > 0 && double.IsFinite(SgdLearningRate), Invariant($"SgdLearningRate must be above 0, got {SgdLearningRate}"));
        Check(SgdMomentum is >= 0 and < 1, Invariant($"SgdMomentum must lie in [0, 1), got {SgdMomentum}"));
        Check(GanObjectives.Names.Contains(Objective), $"Objective must be one of {string.Join(", ", GanObjectives.Names)}, got \"{Objective}\"{(Spelling.Nearest(Objective, GanObjectives.Names) is { } meant ? $"; perhaps \"{meant}\" is meant" : "")}");
        Check(DiscriminatorNorm is "batch" or "layer" or "none", $"DiscriminatorNorm must be batch, layer or none, got \"{DiscriminatorNorm}\"");
        Check(FusedKernels.Choices.Contains(Kernels), $"Kernels must be one of {string.Join(", ", FusedKernels.Choices)}, got \"{Kernels}\"");
        Check(FusedKernels.Precisions.Contains(Precision), $"Precision must be one of {string.Join(", ", FusedKernels.Precisions)}, got \"{Precision}\"");
        Check(Schedule.DiscriminatorSteps >= 1, $"Schedule.DiscriminatorSteps must be at least 1, got {Schedule.DiscriminatorSteps}");
        Check(Schedule.Length >= 0, $"Schedule.Length must be at least 0 (0: the run's own steps), got {Schedule.Length}");
        Check(Schedule.DecayFrom is >= 0 and <= 1, Invariant($"Schedule.DecayFrom must lie in [0, 1] (1: never), got {Schedule.DecayFrom}"));
        Check(Schedule.PretrainSteps >= 0, $"Schedule.PretrainSteps must be at least 0, got {Schedule.PretrainSteps}");
        Check(Schedule.PretrainData.Length == 0 || Schedule.PretrainSteps > 0, "Schedule.PretrainData is given but Schedule.PretrainSteps is 0; say for how many steps D is pre-trained");
        Check(Steps >= 1, $"Steps must be at least 1, got {Steps}");
        Check(Seed >= 0, $"Seed must be at least 0, got {Seed}");
        Check(Threads >= 0, $"Threads must be at least 0 (0: one for each core), got {Threads}");
        Check(EmaHalfLifeImages > 0, Invariant($"EmaHalfLifeImages must be above 0, got {EmaHalfLifeImages}"));
        Check(EmaRampUp > 0, Invariant($"EmaRampUp must be above 0, got {EmaRampUp}"));
        Check(SnapshotEverySteps >= 0, $"SnapshotEverySteps must be at least 0, got {SnapshotEverySteps}");
        Check(CheckpointEverySteps >= 0, $"CheckpointEverySteps must be at least 0, got {CheckpointEverySteps}");
        Check(GridSize is >= 1 and <= 32, $"GridSize must lie in 1 to 32, got {GridSize}");
        faults.AddRange(Augmentation.Faults());
        faults.AddRange(Evaluation.Faults());
        faults.AddRange(Ranks.Faults());
        faults.AddRange(Custom.Faults());
        CheckStyleGan();
        if (Model == "cyclegan")
        {
            faults.AddRange(CycleGan.Faults());
            Check(CycleGanOptions.Fault() is null, CycleGanOptions.Fault()!);
        }

        faults.AddRange(CombinationRules.Faults(this));
        if (faults.Count > 0)
        {
            throw new ArgumentException($"This record cannot be trained: {string.Join("; ", faults)}.");
        }

        void CheckSize()
        {
            if (GanModels.Find(Model) is not null)
            {
                Check(Math.Min(ImageSize, Rows) >= 1, $"Pictures must have at least 1 pixel along each side, got {ImageSize}x{Rows}");
            }
            else if (Rows == ImageSize)
            {
                Check(ImageSize >= 16 && (Model is "vanilla" or "cyclegan" || BitOperations.IsPow2(ImageSize)), $"ImageSize must be a power of two from 16 on, got {ImageSize}; prepare the data at {PictureSides.Near(ImageSize)}");
            }
            else if (Model is "vanilla" or "cyclegan")
            {
                Check(Math.Min(ImageSize, Rows) >= 16, $"Pictures must have at least 16 pixels along each side, got {ImageSize}x{Rows}; prepare the data at {PictureSides.NearMultiples(ImageSize, Rows, 4)}");
            }
            else if (Model != "stylegan" && Dcgan.PictureFault() is { } fault)
            {
                faults.Add(fault);
            }
        }

        void CheckStyleGan()
        {
            if (Model != "stylegan")
            {
                return;
            }

            Check(StyleGan.PathLength >= 0 && double.IsFinite(StyleGan.PathLength), Invariant($"StyleGan.PathLength must be at least 0 (0: off), got {StyleGan.PathLength}; the authors' is 2"));
            Check(StyleGan.PathLengthEvery >= 1, $"StyleGan.PathLengthEvery must be at least 1, got {StyleGan.PathLengthEvery}");
            try
            {
                StyleGanOptions.Validate();
            }
            catch (ArgumentException fault)
            {
                faults.Add(fault.Message.TrimEnd('.'));
            }
        }

        void Check(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
