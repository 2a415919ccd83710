using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;
using AnimeGan.Models;
using AnimeGan.Objectives;

namespace AnimeGan.Training;

/// <summary>Everything that decides what a training run does; stored in its folder as config.json.</summary>
/// <remarks>
/// The defaults are the paper's (Radford et al. 2015, arXiv 1511.06434, section 4) with PyTorch's tutorial for what
/// the paper leaves open. The same record, data, number of threads and library give the same bytes on a CPU.
/// </remarks>
public sealed record TrainingRecord
{
    /// <summary>The model; "dcgan".</summary>
    public string Model { get; init; } = "dcgan";

    /// <summary>Folder of a prepared data set.</summary>
    public string Data { get; init; } = "";

    /// <summary>Pixels along each side of an image: a power of two from 16 on, and the data's own size.</summary>
    public int ImageSize { get; init; } = 64;

    /// <summary>Length of the latent vector z.</summary>
    public int LatentSize { get; init; } = 100;

    /// <summary>Channels of both networks at half the image's size; they double each time the resolution halves.</summary>
    public int BaseWidth { get; init; } = 64;

    /// <summary>Images in a batch.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Adam's learning rate, both networks.</summary>
    public double LearningRate { get; init; } = 2e-4;

    /// <summary>Adam's decay of the gradient's average.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's decay of the squared gradient's average.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Learning rate of gradient descent, used only without the practice Adam.</summary>
    public double SgdLearningRate { get; init; } = 0.02;

    /// <summary>Momentum of gradient descent, used only without the practice Adam.</summary>
    public double SgdMomentum { get; init; } = 0.5;

    /// <summary>The objective's name: "non-saturating" or "minimax".</summary>
    public string Objective { get; init; } = "non-saturating";

    /// <summary>The paper's seven practices.</summary>
    public BestPractices Practices { get; init; } = new();

    /// <summary>Steps of the whole run; one step updates D once and G once.</summary>
    public long Steps { get; init; } = 2000;

    /// <summary>Seed of the weights, the latent vectors and the order of the data.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads of the tensor library; 0 takes one for each core. Results are bit for bit the same only for the same number.</summary>
    public int Threads { get; init; }

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
        LatentSize = LatentSize,
        BaseWidth = BaseWidth,
        Practices = Practices,
    };

    /// <summary>Throws where a value is out of range.</summary>
    /// <exception cref="ArgumentException">Names every such value, what it may be, and what it is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        Check(Model == "dcgan", $"Model must be \"dcgan\", got \"{Model}\"");
        Check(Data.Length > 0, "Data is empty; name the folder of a prepared data set (animegan data prepare, or data synth)");
        Check(ImageSize >= 16 && BitOperations.IsPow2(ImageSize), $"ImageSize must be a power of two from 16 on, got {ImageSize}; prepare the data at 32 or 64");
        Check(LatentSize >= 1, $"LatentSize must be at least 1, got {LatentSize}");
        Check(BaseWidth >= 1, $"BaseWidth must be at least 1, got {BaseWidth}");
        Check(BatchSize >= 2, $"BatchSize must be at least 2 (batch normalisation needs a variance), got {BatchSize}");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), Invariant($"LearningRate must be above 0, got {LearningRate}; the paper's is 0.0002"));
        Check(Beta1 is >= 0 and < 1, Invariant($"Beta1 must lie in [0, 1), got {Beta1}; the paper's is 0.5"));
        Check(Beta2 is >= 0 and < 1, Invariant($"Beta2 must lie in [0, 1), got {Beta2}; the usual is 0.999"));
        Check(SgdLearningRate > 0 && double.IsFinite(SgdLearningRate), Invariant($"SgdLearningRate must be above 0, got {SgdLearningRate}"));
        Check(SgdMomentum is >= 0 and < 1, Invariant($"SgdMomentum must lie in [0, 1), got {SgdMomentum}"));
        Check(GanObjectives.Names.Contains(Objective), $"Objective must be one of {string.Join(", ", GanObjectives.Names)}, got \"{Objective}\"");
        Check(Steps >= 1, $"Steps must be at least 1, got {Steps}");
        Check(Seed >= 0, $"Seed must be at least 0, got {Seed}");
        Check(Threads >= 0, $"Threads must be at least 0 (0: one for each core), got {Threads}");
        Check(EmaHalfLifeImages > 0, Invariant($"EmaHalfLifeImages must be above 0, got {EmaHalfLifeImages}"));
        Check(EmaRampUp > 0, Invariant($"EmaRampUp must be above 0, got {EmaRampUp}"));
        Check(SnapshotEverySteps >= 0, $"SnapshotEverySteps must be at least 0, got {SnapshotEverySteps}");
        Check(CheckpointEverySteps >= 0, $"CheckpointEverySteps must be at least 0, got {CheckpointEverySteps}");
        Check(GridSize is >= 1 and <= 32, $"GridSize must lie in 1 to 32, got {GridSize}");
        if (faults.Count > 0)
        {
            throw new ArgumentException($"This record cannot be trained: {string.Join("; ", faults)}.");
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
