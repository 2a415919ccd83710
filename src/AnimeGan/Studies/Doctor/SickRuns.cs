using AnimeGan.Data;
using AnimeGan.Diagnosis;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Trained;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>Carries out runs that were made to be sick, and healthy ones beside them.</summary>
/// <param name="folder">Where pictures are kept.</param>
internal sealed class SickRuns(string folder)
{
    private const int PictureSize = 16;
    private const int Unseen = 256;
    private const long UnseenSeeds = 1_000;
    private const int ReportEvery = 25;

    /// <summary>Draws the pictures that runs need, where they are not there yet.</summary>
    /// <param name="trials">Any.</param>
    /// <param name="token">Stops it.</param>
    public void Prepare(IEnumerable<StudyTrial<SickRunSetting>> trials, CancellationToken token)
    {
        var sets = trials.Where(trial => trial.Setting.Plane is null).SelectMany(trial => new (int Count, long Seed)[] { (trial.Setting.Pictures, trial.Seed), (Unseen, trial.Seed + UnseenSeeds) });
        foreach (var (count, seed) in sets.Distinct().Where(set => !Directory.Exists(PathOf(set.Count, set.Seed))))
        {
            SynthAnime.WriteSet(PathOf(count, seed), count, PictureSize, seed, overwrite: false, null, token);
        }
    }

    /// <summary>Plays one run to its end, or to the first number that is not finite.</summary>
    public SickRunOutcome Play(StudyTrial<SickRunSetting> trial, IProgress<long> progress, CancellationToken token) => trial.Setting.Plane is { } plane
        ? PlayPlane(trial.Setting.Set, plane with { Seed = trial.Seed, VitalsEvery = VitalMeasures.UsualInterval }, progress, token)
        : PlayPictures(trial, progress, token);

    /// <summary>What the doctor gets to see of a run.</summary>
    public static CaseFile File(StudyTrial<SickRunSetting> trial, SickRunOutcome outcome)
    {
        var (plane, record) = (trial.Setting.Plane, trial.Setting.Record);
        return CaseFile.Of(outcome.History, record, trial.Name) with
        {
            Scale = plane is null ? ObjectiveScale.Of(record!.Objective, record.Regularization.RealTarget) : ObjectiveScale.Of(plane.Objective, plane.Regularization.RealTarget),
            Pictures = plane is null,
            PretrainSteps = plane?.PretrainSteps ?? record!.Schedule.PretrainSteps,
            Failure = outcome.Failure,
            Probe = outcome.Probe,
        };
    }

    /// <summary>What the live doctor would have said while the run went on.</summary>
    public static IReadOnlyList<HealthReport> Warnings(StudyTrial<SickRunSetting> trial, SickRunOutcome outcome)
    {
        var file = File(trial, outcome);
        var record = trial.Setting.Record ?? new TrainingRecord { Objective = file.Scale.Name, Steps = trial.Steps, Schedule = new Schedule { PretrainSteps = file.PretrainSteps } };
        var warnings = new List<HealthReport>();
        var doctor = new LiveDoctor(record, warnings.Add) { Pictures = file.Pictures };
        doctor.OnStart(0);
        foreach (var step in outcome.History)
        {
            doctor.OnStep(step);
        }

        return warnings;
    }

    private static SickRunOutcome PlayPlane(string set, PlanarGanOptions options, IProgress<long> progress, CancellationToken token)
    {
        using var game = new PlanarGan(set switch
        {
            "one" => PlanarModes.Ring(count: 1, sigma: 0.1),
            "cloud" => PlanarModes.Ring(count: 1, sigma: 0.5),
            _ => PlanarSetting.Data(set),
        }, options);
        var (history, failure) = Record(options.Steps, options.BatchSize, _ => game.Step(), progress, token);
        return new SickRunOutcome(history, failure, null);
    }

    private SickRunOutcome PlayPictures(StudyTrial<SickRunSetting> trial, IProgress<long> progress, CancellationToken token)
    {
        var setting = trial.Setting;
        using var images = Faces(setting.Pictures, trial.Seed);
        using var unseen = Faces(Unseen, trial.Seed + UnseenSeeds);
        var record = setting.Record! with { Data = images.Folder, ImageSize = PictureSize, Seed = trial.Seed };
        if (setting.Fault == SickRunFault.None)
        {
            using var system = new GanSystem(record, images, null, record.Custom.Numbers());
            var (steps, fault) = Record(record.Steps, record.BatchSize, step => system.Take(step, step * record.BatchSize), progress, token);
            return new SickRunOutcome(steps, fault, Probe(record, system.Networks.Discriminator, images, unseen));
        }

        using var networks = new TrainingNetworks(record);
        using var others = new TrainingNetworks(record);
        var loop = new FaultyLoop(record, setting.Fault, images, networks, others);
        var (history, failure) = Record(record.Steps, record.BatchSize, loop.Step, progress, token);
        return new SickRunOutcome(history, failure, null);
    }

    private static MemoryProbe? Probe(TrainingRecord record, IDiscriminator discriminator, ImageSet own, ImageSet unseen)
    {
        if (record.Regularization.Packing > 1)
        {
            return null;
        }

        discriminator.Network.eval();
        return MemoryProbe.Measure(TrainedDiscriminator.Of(record, null, discriminator), own, unseen);
    }

    private static (List<StepStatistics> History, RunFailure? Failure) Record(long steps, int batch, Func<long, GanStepValues> take, IProgress<long> progress, CancellationToken token)
    {
        var history = new List<StepStatistics>();
        for (var step = 0L; step < steps; step++)
        {
            token.ThrowIfCancellationRequested();
            try
            {
                history.Add(new StepStatistics(take(step)) { Step = step + 1, Images = (step + 1) * batch });
            }
            catch (NonFiniteException fault)
            {
                return (history, new RunFailure(step + 1, fault.TensorName, fault.Value));
            }

            if (history.Count % ReportEvery == 0)
            {
                progress.Report(history.Count);
            }
        }

        return (history, null);
    }

    private ImageSet Faces(int count, long seed) => ImageSet.Open(PathOf(count, seed));

    private string PathOf(int count, long seed) => Path.Combine(folder, FormattableString.Invariant($"faces-{count}-seed{seed}"));

    /// <summary>The step of a loop with a mistake in it.</summary>
    private sealed class FaultyLoop
    {
        private readonly TrainingRecord _record;
        private readonly SickRunFault _fault;
        private readonly ImageSet _images;
        private readonly TrainingNetworks _networks;
        private readonly BatchSampler _sampler;
        private readonly GanStep _step;

        public FaultyLoop(TrainingRecord record, SickRunFault fault, ImageSet images, TrainingNetworks networks, TrainingNetworks others)
        {
            (_record, _fault, _images, _networks) = (record, fault, images, networks);
            _sampler = new BatchSampler(images.Count, record.BatchSize, record.Seed, horizontalFlip: false);
            _step = new GanStep(
                networks.Generator,
                networks.Discriminator,
                GanObjectives.Create(record.Objective),
                (fault is SickRunFault.FrozenBoth or SickRunFault.FrozenGenerator ? others : networks).GeneratorOptimizer,
                (fault is SickRunFault.FrozenBoth or SickRunFault.FrozenDiscriminator ? others : networks).DiscriminatorOptimizer,
                new GanStepOptions { VitalsEvery = VitalMeasures.UsualInterval });
        }

        public GanStepValues Step(long step)
        {
            using var scope = NewDisposeScope();
            var x = ImageTensors.ToTensor(_images, _sampler.Next());
            x = _fault switch
            {
                SickRunFault.UnitRange => (x + 1) / 2,
                SickRunFault.ByteRange => (x + 1) * 127.5,
                _ => x,
            };
            var z = randn(_record.BatchSize, _record.LatentSize, generator: _networks.Latents);
            return _step.Take([new TrainingBatch(x, z)], new StepPlan { Step = step, Progress = (double)step / _record.Steps });
        }
    }
}
