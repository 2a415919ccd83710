using System.Globalization;
using AnimeGan.Augmentation;
using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>Trains each family under each objective that it allows, small and for long, and counts the steps before a number is not finite.</summary>
/// <remarks>A run that ends in NaN shows within its first two thousand steps or comes from a rate that is too high; quality is not measured here.</remarks>
internal sealed class EnduranceStudy : IStudy
{
    private const int ImageSize = 32;
    private const int Images = 256;

    /// <inheritdoc/>
    public string Name => "endurance";

    /// <inheritdoc/>
    public string Title => "Every family under every objective it allows, and every cure: 2,000 steps without NaN";

    /// <inheritdoc/>
    public string Paper => "The kit's own law; recipes of Gulrajani et al. 2017 (arXiv 1704.00028) for Wasserstein, of each family's paper otherwise";

    /// <inheritdoc/>
    public string Cost => "about 25 minutes; quick: 2 minutes";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var steps = context.Length switch { StudyLength.Quick => 60, StudyLength.Normal => 2000, _ => 20_000 };
        var (a, b) = (StudySweep.Faces(context, "a", Images, ImageSize, 1), StudySweep.Faces(context, "b", Images, ImageSize, 2));
        var trials = context.SeedsOr(1)
            .SelectMany(seed => Recipes(a, b, steps).Select(recipe => new StudyTrial<TrainingRecord>(recipe.Name, seed, recipe.Record with { Seed = seed }, steps)))
            .ToList();

        var outcomes = StudyTrials.Run(context, trials, (StudyTrial<TrainingRecord> trial, IProgress<long> progress, CancellationToken token) =>
            Endure(trial.Setting, Path.Combine(context.Folder, string.Create(CultureInfo.InvariantCulture, $"run-{trials.IndexOf(trial)}")), progress, token));

        var runs = trials.Zip(outcomes, (trial, outcome) => (trial.Name, Outcome: outcome)).ToList();
        return new StudyResult
        {
            Numbers =
            [
                .. runs.GroupBy(run => run.Name).Select(group => StudyNumber.Mean(
                    $"{group.Key}: steps without NaN", [.. group.Select(run => (double)run.Outcome.Steps)], string.Create(CultureInfo.InvariantCulture, $"{steps}"))),
            ],
            Notes =
            [
                $"Faces of SynthAnime at {ImageSize}×{ImageSize}, {Images} of them, batches of 8, small widths. Wasserstein is trained with a penalty on D's gradient, and not by CycleGAN, which has none.",
                .. runs.Where(run => run.Outcome.Fault is not null).Select(run => $"{run.Name}: {run.Outcome.Fault}"),
            ],
        };
    }

    /// <summary>One record for each family and objective that go together, and one for each cure on a DCGAN.</summary>
    /// <param name="data">Folder of a prepared set of 32×32 pictures with SynthAnime's labels.</param>
    /// <param name="dataB">Folder of a second one.</param>
    /// <param name="steps">Steps of each run.</param>
    internal static IReadOnlyList<(string Name, TrainingRecord Record)> Recipes(string data, string dataB, long steps)
    {
        var families = TrainingRecord.Models
            .SelectMany(model => GanObjectives.Names.Select(objective => Small(TrainingRecord.For(model) with { Data = data, DataB = model == "cyclegan" ? dataB : "", Objective = objective, Steps = steps })))
            .Where(record => CombinationRules.Faults(record).Count == 0)
            .Select(record => ($"{record.Model}, {record.Objective}", record));
        var plain = Small(TrainingRecord.For("dcgan") with { Data = data, Steps = steps });
        return [.. families, .. Cures(plain).Select(cure => ($"dcgan, {cure.Name}", cure.Record))];
    }

    /// <summary>Trains until the end or until a number is not finite, and leaves no folder behind.</summary>
    /// <param name="record">What to train.</param>
    /// <param name="folder">The run's folder, for as long as it lasts.</param>
    /// <param name="progress">Hears of every step.</param>
    /// <param name="token">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static EnduranceOutcome Endure(TrainingRecord record, string folder, IProgress<long> progress, CancellationToken token)
    {
        // What a stopped study left is older than its own record of what is done.
        Remove(folder);
        using (var trainer = GanTrainer.Create(record, folder, new TrainingServices { Observers = [new Counter(progress)] }))
        {
            string? fault = null;
            try
            {
                if (!trainer.Run(token))
                {
                    throw new OperationCanceledException(token);
                }
            }
            catch (NonFiniteException error)
            {
                fault = error.Message;
            }

            var outcome = new EnduranceOutcome(trainer.Step, fault);
            trainer.Dispose();
            Remove(folder);
            return outcome;
        }
    }

    private static IEnumerable<(string Name, TrainingRecord Record)> Cures(TrainingRecord plain)
    {
        var layered = plain with { DiscriminatorNorm = "layer" };
        yield return ("R1 every 4 steps", layered with { DiscriminatorNorm = "none", Regularization = new Regularization { R1 = 10, Every = 4 } });
        yield return ("R2", layered with { Regularization = new Regularization { R2 = 10 } });
        yield return ("DRAGAN", layered with { Regularization = new Regularization { Dragan = 10 } });
        yield return ("weight clipping", plain with { Objective = "wasserstein", Regularization = new Regularization { WeightClip = 0.01 } });
        yield return ("spectral normalisation", layered with { Objective = "hinge", DiscriminatorNorm = "none", Regularization = new Regularization { SpectralNorm = true } });
        yield return ("noise, smoothing, packs and top-k", plain with { Regularization = new Regularization { InstanceNoise = 0.1, RealTarget = 0.9, Packing = 2, TopK = 0.5 } });
        yield return ("DiffAugment", plain with { Augmentation = new AugmentationSettings { Kind = "diffaugment" } });
        yield return ("ADA", plain with { Augmentation = new AugmentationSettings { Kind = "ada", Strength = 0.3 } });
        yield return ("schedule", plain with { DiscriminatorLearningRate = 4e-4, Schedule = new Schedule { DiscriminatorSteps = 2, DecayFrom = 0.5, PretrainSteps = 5 } });
    }

    private static TrainingRecord Small(TrainingRecord record)
    {
        var small = record with
        {
            ImageSize = ImageSize,
            LatentSize = 16,
            BaseWidth = 8,
            Vanilla = record.Vanilla with { GeneratorWidth = 64, DiscriminatorWidth = 32 },
            StyleGan = record.StyleGan with { StyleSize = 32, MappingLayers = 2, MaxWidth = 32 },
            CycleGan = record.CycleGan with { Blocks = 2, DiscriminatorLayers = 2 },
            BatchSize = 8,
            SnapshotEverySteps = 0,
            CheckpointEverySteps = 0,
            GridSize = 2,
        };
        return record.Objective == "wasserstein" && record.Model is "vanilla" or "dcgan" or "conditional"
            ? small with { Regularization = small.Regularization with { GradientPenalty = 10 }, DiscriminatorNorm = "layer" }
            : small;
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Counter(IProgress<long> progress) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics) => progress.Report(statistics.Step);
    }
}
