using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>Blonde hair to blue and back, learnt from unpaired people: the error against the true pairs, with the cycle loss and without.</summary>
/// <remarks>
/// Zhu et al. 2017 (arXiv 1703.10593), section 5.1.4 and table 4, ask the same of pairs that they know from another data set.
/// Every error is given as a share of the identity mapping's, which leaves a picture as it is.
/// </remarks>
internal sealed class CycleGanStudy : IStudy
{
    private const int Size = 32;
    private const int Shown = 12;
    private const string WithCycle = "with the cycle loss";
    private const string WithoutCycle = "without it";
    private const string Goal = "at most 0.333";

    /// <inheritdoc/>
    public string Name => "cyclegan-error";

    /// <inheritdoc/>
    public string Title => "CycleGAN's error against true pairs, beside that of leaving pictures as they are";

    /// <inheritdoc/>
    public string Paper => "Zhu, Park, Isola and Efros 2017 (arXiv 1703.10593), section 5.1.4";

    /// <inheritdoc/>
    public string Cost => "20 minutes on one thread; quick: half a minute";

    /// <summary>The kit's recipe for small drawn faces: narrow networks whose generators add to their input, no identity loss; the rest as in the paper.</summary>
    /// <param name="domains">A folder that <see cref="SynthDomains"/> made.</param>
    /// <param name="steps">Steps of the whole run.</param>
    /// <param name="seed">The run's seed.</param>
    public static TrainingRecord Recipe(string domains, long steps, long seed)
    {
        ArgumentException.ThrowIfNullOrEmpty(domains);
        return TrainingRecord.For("cyclegan") with
        {
            Data = Path.Combine(domains, SynthDomains.A),
            DataB = Path.Combine(domains, SynthDomains.B),
            ImageSize = SynthDomains.Read(domains).Size,
            BaseWidth = 16,
            BatchSize = 2,
            LearningRate = 5e-4,
            Steps = steps,
            Seed = seed,

            // A generator that adds to its input leaves alone what it need not change, so the identity loss, which the
            // paper uses for paintings only, buys little here and costs a third of the time.
            CycleGan = new CycleGanSettings { Blocks = 2, Residual = true, DiscriminatorLayers = 2, IdentityWeight = 0 },
        };
    }

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (people, pairs, steps, loose) = context.Length switch
        {
            StudyLength.Quick => (200, 20, 200L, 100L),
            StudyLength.Full => (5000, 500, 40_000L, 8000L),
            _ => (5000, 500, 9000L, 2000L),
        };
        var domains = Domains(context, people, pairs);
        StudyTrial<CycleSetting> Trial(string name, long seed, bool cycle, long count) => new(name, seed, new CycleSetting(cycle, count, people), count);
        var seeds = context.SeedsOr(context.Length == StudyLength.Normal ? 2 : 1);
        List<StudyTrial<CycleSetting>> trials = [.. seeds.Select(seed => Trial(WithCycle, seed, cycle: true, steps)), Trial(WithoutCycle, seeds[0], cycle: false, loose)];
        var outcomes = StudyTrials.Run<CycleSetting, CycleOutcome>(context, trials, (trial, progress, token) => Train(context, domains, trial, progress, token));
        var measured = outcomes.SkipLast(1).ToList();
        return new StudyResult
        {
            Numbers =
            [
                .. Numbers("blonde to blue", measured, outcome => outcome.AToB),
                .. Numbers("blue to blonde", measured, outcome => outcome.BToA),
                new StudyNumber($"blonde to blue, {WithoutCycle}: mean error, share of the identity's", outcomes[^1].AToB.AbsoluteRatio),
                new StudyNumber($"blue to blonde, {WithoutCycle}: mean error, share of the identity's", outcomes[^1].BToA.AbsoluteRatio),
            ],
            Figures = [new StudyFigure("losses", Losses(Path.Combine(context.Folder, outcomes[0].Run)))],
            Pictures =
            [
                .. Pictures(Path.Combine(context.Folder, outcomes[0].Run), domains, "", WithCycle),
                .. Pictures(Path.Combine(context.Folder, outcomes[^1].Run), domains, "-loose", WithoutCycle),
            ],
            Notes = context.Quick ? ["In quick the networks have only begun to learn: the shares are far from those of the whole study."] : [],
        };
    }

    /// <summary>Blonde and blue people, drawn into the study's folder where they are not there yet.</summary>
    internal static string Domains(StudyContext context, int people, int pairs)
    {
        var folder = Path.Combine(context.Folder, $"domains-{people}");
        if (!Directory.Exists(folder))
        {
            SynthDomains.Write(folder, new SynthDomainOptions { From = "Blonde", To = "Blue", Count = people, Pairs = pairs, Size = Size }, token: context.Token);
        }

        return folder;
    }

    private static CycleOutcome Train(StudyContext context, string domains, StudyTrial<CycleSetting> trial, IProgress<long> progress, CancellationToken token)
    {
        var record = Recipe(domains, trial.Steps, trial.Seed) with { SnapshotEverySteps = 0, Threads = 1 };
        if (!trial.Setting.Cycle)
        {
            record = record with { CycleGan = record.CycleGan with { CycleWeight = 0 } };
        }

        // A run of another build is another experiment.
        var build = typeof(CycleGanStudy).Module.ModuleVersionId.ToString("N")[..8];
        var run = $"{(trial.Setting.Cycle ? "cycle" : "loose")}-seed{trial.Seed}-{trial.Steps}-{build}";
        var folder = Path.Combine(context.Folder, run);
        var services = new TrainingServices { Logger = context.Logger, Observers = [new StepReport(progress)] };
        using (var trainer = Open(record, folder, services))
        {
            if (!trainer.Run(token))
            {
                throw new OperationCanceledException(token);
            }
        }

        using var translator = TrainedTranslator.Load(folder);
        using var a = ImageSet.Open(Path.Combine(domains, SynthDomains.PairsA));
        using var b = ImageSet.Open(Path.Combine(domains, SynthDomains.PairsB));
        var (ofA, ofB) = (All(a, a.Count), All(b, b.Count));
        return new CycleOutcome(
            run,
            TranslationError.Of(ofA, translator.Translate(ofA, Translation.AToB), ofB),
            TranslationError.Of(ofB, translator.Translate(ofB, Translation.BToA), ofA));
    }

    // A run that was stopped goes on; one that ended before its first checkpoint begins again.
    private static GanTrainer Open(TrainingRecord record, string folder, TrainingServices services)
    {
        if (Directory.Exists(folder))
        {
            if (RunFolder.Open(folder).Checkpoints().Count > 0)
            {
                return GanTrainer.Resume(folder, services: services);
            }

            Directory.Delete(folder, recursive: true);
        }

        return GanTrainer.Create(record, folder, services);
    }

    private static StudyNumber[] Numbers(string direction, IReadOnlyList<CycleOutcome> outcomes, Func<CycleOutcome, TranslationError> error) =>
    [
        StudyNumber.Mean($"{direction}: mean error, share of the identity's", [.. outcomes.Select(outcome => error(outcome).AbsoluteRatio)], Goal),
        StudyNumber.Mean($"{direction}: mean squared error, share of the identity's", [.. outcomes.Select(outcome => error(outcome).SquaredRatio)], Goal),
        StudyNumber.Mean($"{direction}: mean error, levels of 255", [.. outcomes.Select(outcome => error(outcome).Absolute)]),
        new($"{direction}: the identity's mean error, levels of 255", error(outcomes[0]).IdentityAbsolute),
    ];

    private static Figure Losses(string run)
    {
        var history = RunFolder.Open(run).ReadStatistics();
        var parts = history.Chunk(Math.Max(1, history.Count / 100)).ToList();
        StepSeries Series(string name, string label) =>
            new(label, [.. parts.Select(part => (double)part[^1].Step)], [.. parts.Select(part => part.Average(step => step.Terms![name]))]);
        return SeriesComparison.Create(
            [Series("cycleA", "a → b → a"), Series("cycleB", "b → a → b")],
            "mean absolute difference, black to white is 2",
            "What comes back");
    }

    private static IEnumerable<StudyPicture> Pictures(string run, string domains, string suffix, string which)
    {
        using var translator = TrainedTranslator.Load(run);
        using var a = ImageSet.Open(Path.Combine(domains, SynthDomains.PairsA));
        using var b = ImageSet.Open(Path.Combine(domains, SynthDomains.PairsB));
        yield return Strip("a2b" + suffix, All(a, Shown), All(b, Shown), Translation.AToB);
        yield return Strip("b2a" + suffix, All(b, Shown), All(a, Shown), Translation.BToA);

        StudyPicture Strip(string name, List<RgbImage> sources, List<RgbImage> pairs, Translation way)
        {
            var rows = translator.Cycle(sources, way);
            return new StudyPicture(name, ImageGrid.Compose([.. rows[0], .. rows[1], .. pairs, .. rows[2]], Shown), $"{which}: the picture, its translation, the true pair, and what comes back of the translation");
        }
    }

    private static List<RgbImage> All(ImageSet set, int count) => [.. Enumerable.Range(0, Math.Min(count, set.Count)).Select(set.Image)];

    /// <summary>What decides a trial beside its seed.</summary>
    private sealed record CycleSetting(bool Cycle, long Steps, int People);

    /// <summary>What a trial found, and the folder of its run.</summary>
    private sealed record CycleOutcome(string Run, TranslationError AToB, TranslationError BToA);

    /// <summary>Passes a run's steps on.</summary>
    private sealed class StepReport(IProgress<long> progress) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics) => progress.Report(statistics.Step);
    }
}
