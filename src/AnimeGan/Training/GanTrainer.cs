using AnimeGan.Data;
using AnimeGan.Distributed;
using AnimeGan.Engine;
using AnimeGan.Files;
using AnimeGan.Plugins;
using Microsoft.Extensions.Logging;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Trains a GAN of any family as a record says and keeps its folder; a run can be stopped at any moment and resumed bit for bit.</summary>
/// <remarks>
/// The step itself is in <see cref="GanStep"/> (CycleGAN's in its own file); what it changes is in an <see cref="ITrainingSystem"/>.
/// Randomness comes from the record's seed alone, through generators of its own: neither TorchSharp's process-wide
/// generator nor the drawing of pictures changes a run. The number of threads is process-wide in the tensor library, so
/// the entry point sets it (<see cref="TrainingProcess.Configure(TrainingRecord)"/>). Not safe to use from two threads at once.
/// Where several ranks train together (<see cref="TrainingServices.Communicator"/>), each has a trainer, all call the same of it in the same
/// order, and rank 0 alone writes and is watched; the others read the folder, which must be one for all.
/// </remarks>
/// <example>
/// <code>
/// var record = new TrainingRecord
/// {
///     Data = "data/synth32", ImageSize = 32, BaseWidth = 8, BatchSize = 16, Steps = 20, SnapshotEverySteps = 10,
/// };
/// using (var trainer = GanTrainer.Create(record, "runs/small"))
/// {
///     trainer.Run(CellCancellation);    // the square saves, and Resume goes on
/// }
///
/// RunFigures.Samples(RunFolder.Open("runs/small"))
/// </code>
/// </example>
public sealed class GanTrainer : IDisposable
{
    private readonly ImageSet _images;
    private readonly bool _ownsImages;
    private readonly ITrainingSystem _system;
    private readonly TrainingServices _services;
    private readonly Ranks _ranks;
    private readonly RunRecorder? _recorder;
    private double _seconds;

    // Without a lock on the folder it keeps nothing there: rank 0 does.
    private GanTrainer(TrainingRecord record, RunFolder folder, ImageSet images, bool ownsImages, TrainingServices services, FileStream? runLock, PartValues values)
    {
        (Record, Folder, _images, _ownsImages, _services) = (record, folder, images, ownsImages, services);
        _ranks = RankRules.Ranks(record, services.Communicator);
        _system = TrainingSystems.Create(record, images, folder.ReadLabels(), values, _ranks);
        _recorder = runLock is null ? null : new RunRecorder(new ObservedRun(record, folder, values), _system, State, services, runLock);
    }

    /// <summary>What is being trained.</summary>
    public TrainingRecord Record { get; }

    /// <summary>Where it is kept.</summary>
    public RunFolder Folder { get; }

    /// <summary>Steps done.</summary>
    public long Step { get; private set; }

    /// <summary>Real images seen, counting repeats.</summary>
    public long Images { get; private set; }

    internal ITrainingSystem System => _system;

    /// <summary>Checks a record and that it fits the data that it names, as <see cref="Create(TrainingRecord, string, TrainingServices?)"/> does, and begins nothing.</summary>
    /// <param name="record">What would be trained.</param>
    /// <exception cref="ArgumentException">The record is not valid or does not fit the data; the message says why and how to mend it.</exception>
    /// <exception cref="DirectoryNotFoundException">A set that it names is not there.</exception>
    public static void Check(TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Validate();
        using var images = ImageSet.Open(record.Data);
        _ = Fit(record, images);
    }

    /// <summary>Starts a run on the data that the record names.</summary>
    /// <param name="record">What to train.</param>
    /// <param name="folder">The run's folder; must not exist, or be empty.</param>
    /// <param name="services">Logger, clock, observers; null for none.</param>
    /// <exception cref="ArgumentException">The record is not valid or does not fit the data, or Custom.Values has a number that no part reads.</exception>
    /// <exception cref="IOException">The folder holds something.</exception>
    public static GanTrainer Create(TrainingRecord record, string folder, TrainingServices? services = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Validate();
        var images = ImageSet.Open(record.Data);
        return Guard(images, () => Start(record, images, true, folder, services));
    }

    /// <summary>Starts a run on data that is open; the caller keeps it open and disposes of it.</summary>
    /// <inheritdoc cref="Create(TrainingRecord, string, TrainingServices?)"/>
    /// <param name="record">What to train.</param>
    /// <param name="images">The data, at <see cref="TrainingRecord.Data"/>.</param>
    /// <param name="folder">The run's folder; must not exist, or be empty.</param>
    /// <param name="services">Logger, clock, observers; null for none.</param>
    public static GanTrainer Create(TrainingRecord record, ImageSet images, string folder, TrainingServices? services = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(images);
        record.Validate();
        return Start(record, images, false, folder, services);
    }

    /// <summary>Continues a run from its newest whole checkpoint, or from its first step where it has none yet, bit for bit as if it had never stopped.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="steps">A new number of steps in all; null keeps the record's.</param>
    /// <param name="services">Logger, clock, observers; where the data lie now; null for none.</param>
    /// <exception cref="ArgumentException">Its learning rates fall to 0 by the number of steps that it began with, and <see cref="TrainingServices.Schedules"/> does not say what becomes of them; or <see cref="TrainingServices.Moved"/> names another set.</exception>
    /// <exception cref="DirectoryNotFoundException">The data are not where they were, and <see cref="TrainingServices.Moved"/> does not say where they are.</exception>
    /// <exception cref="InvalidDataException">No checkpoint is whole, the data is another than the run began with, or the tensor engine is and <see cref="TrainingServices.AcceptEngine"/> is not set, or the number of ranks is and <see cref="TrainingServices.AcceptRanks"/> is not.</exception>
    /// <exception cref="RankLostException">Of several ranks: rank 0 could not go on with the run.</exception>
    /// <exception cref="IOException">Another process trains in this folder.</exception>
    /// <example>
    /// <code>
    /// var steps = RunFolder.Open("runs/first").ReadRecord().Steps;
    /// using (var trainer = GanTrainer.Resume("runs/first", steps + 10))
    /// {
    ///     trainer.Run();
    ///     display(trainer.Step == steps + 10);    // → True
    /// }
    /// </code>
    /// </example>
    public static GanTrainer Resume(string folder, long? steps = null, TrainingServices? services = null)
    {
        services ??= new TrainingServices();
        if (services.Communicator is { Rank: > 0 } communicator)
        {
            return Follow(communicator, services);
        }

        using var announcement = new RunAnnouncement(services.Communicator);
        var run = RunFolder.Open(folder);
        var before = run.ReadRecord();
        var moved = (services.Moved ?? new MovedSets()).Find(run, services.Logger);
        var record = AutoPrecision.Settle(ResumeRules.Prolong(moved, steps ?? before.Steps, services), run);
        RunParts.Require(run, record, services.Logger);
        record.Validate();
        var runLock = RunLock.Take(run);
        return Guard(runLock, () =>
        {
            var saved = new CheckpointStore(run).Newest(fault => services.Logger.LogWarning("{Fault}", fault));
            ResumeRules.Check(run, record, services);
            RequireScore(record, services);
            var images = ImageSet.Open(record.Data);
            return Guard(images, () =>
            {
                SetFit.Require(record, images);
                SetFit.RequireSecond(record);
                SetFit.RequirePretraining(record, run.ReadLabels());
                SetFit.RequireHeldOut(record);
                var step = saved?.State.Step ?? 0;
                ResumeRules.NoteData(run, before, record, step);
                DurableFile.Replace(run.ConfigPath, TrainingJson.Write(record));
                ResumeRules.NoteEngine(run, step);
                ResumeRules.NoteRanks(run, services, step);

                // Without a checkpoint nothing of the run counts, its beginning included.
                RunRepair.CutBack(run, saved is null ? -1 : step);
                announcement.Tell(run, record);
                var trainer = new GanTrainer(record, run, images, true, services, runLock, record.Custom.Numbers());
                return Guard(trainer, () => trainer.Restore(saved));
            });
        });
    }

    /// <summary>Trains until the record's number of steps, or until the token asks to stop; then saves.</summary>
    /// <param name="token">When cancelled, the step under way is finished and a checkpoint written; nothing is lost.</param>
    /// <returns>True where all steps are done, false where the token stopped the run.</returns>
    /// <exception cref="NonFiniteException">A number became infinite or NaN; names the step, the tensor and the last good checkpoint.</exception>
    public bool Run(CancellationToken token = default)
    {
        _recorder?.Start(Step);
        while (Step < Record.Steps && !_ranks.Any(token.IsCancellationRequested, "whether to stop"))
        {
            var statistics = TakeStep();
            _recorder?.Add(statistics);
        }

        _recorder?.End(Step);
        return Step >= Record.Steps;
    }

    /// <summary>Closes the run's files and frees its networks. Does not save: <see cref="Run"/> does.</summary>
    public void Dispose()
    {
        _recorder?.Dispose();
        _system.Dispose();
        if (_ownsImages)
        {
            _images.Dispose();
        }
    }

    private CheckpointState State() => new()
    {
        Step = Step,
        Images = Images,
        Seconds = _seconds,
        Samplers = _system.Samplers,
        Files = new Dictionary<string, string>(),
    };

    private StepStatistics TakeStep()
    {
        var started = _services.Clock.GetTimestamp();
        var values = TakeFiniteStep();
        Step++;
        Images += _system.ImagesPerStep;

        var seconds = _services.Clock.GetElapsedTime(started).TotalSeconds;
        _seconds += seconds;
        return new StepStatistics(values)
        {
            Step = Step,
            Images = Images,
            ImagesPerSecond = seconds > 0 ? _system.ImagesPerStep / seconds : 0,
            Seconds = _seconds,
        };
    }

    private GanStepValues TakeFiniteStep()
    {
        try
        {
            using var own = ConvolutionCheck.OwnNetworks();
            return _system.Take(Step, Images);
        }
        catch (NonFiniteException fault)
        {
            var checkpoint = _recorder?.Fail(new RunFailure(Step + 1, fault.TensorName, fault.Value));
            throw new NonFiniteException(fault.TensorName, fault.Value, Step + 1, checkpoint);
        }
    }

    private GanTrainer Restore((string Path, CheckpointState State)? saved)
    {
        var path = _ranks.Agree(saved?.Path ?? "", "the checkpoint");
        saved ??= path.Length > 0 ? (path, CheckpointStore.ReadWhole(path)) : null;
        if (saved is not var (checkpoint, state))
        {
            _services.Logger.LogInformation("No checkpoint was saved yet; the run begins at its first step");
            return this;
        }

        _system.Load(checkpoint);
        _system.Samplers = ResumeRules.Samplers(Folder, Record, state);
        (Step, Images, _seconds) = (state.Step, state.Images, state.Seconds);
        _services.Logger.LogInformation("Resumed from {Checkpoint}", checkpoint);
        return this;
    }

    // What rank 0 resumes, on another rank.
    private static GanTrainer Follow(ICommunicator communicator, TrainingServices services)
    {
        var (run, record) = RunAnnouncement.Hear(communicator);
        record.Validate();
        var images = ImageSet.Open(record.Data);
        return Guard(images, () =>
        {
            var trainer = new GanTrainer(record, run, images, true, services, null, record.Custom.Numbers());
            return Guard(trainer, () => trainer.Restore(null));
        });
    }

    private static GanTrainer Start(TrainingRecord record, ImageSet images, bool owned, string path, TrainingServices? services)
    {
        services ??= new TrainingServices();
        RankRules.Require(record, services.Communicator);
        var scheme = Fit(record, images);
        if (services.Communicator is { Rank: > 0 } communicator)
        {
            var (run, agreed) = RunAnnouncement.Hear(communicator);
            return new GanTrainer(agreed, run, images, owned, services, null, agreed.Custom.Numbers());
        }

        using var announcement = new RunAnnouncement(services.Communicator);
        RequireScore(record, services);
        record = (services.AutoPrecision ?? new AutoPrecision(get_num_threads())).Settle(record, services.Logger);
        var folder = RunFolder.Create(path);
        var runLock = RunLock.Take(folder);
        var values = record.Custom.Numbers();
        var trainer = Guard(runLock, () =>
        {
            DurableFile.Replace(folder.EnvironmentPath, TrainingJson.Write(RunEnvironment.Capture(record, services.Clock) with { Ranks = services.Communicator?.Size }));
            if (scheme is not null)
            {
                DurableFile.Replace(folder.LabelsPath, TrainingJson.Write(scheme));
            }

            DurableFile.Replace(folder.ConfigPath, TrainingJson.Write(record));
            announcement.Tell(folder, record);
            return new GanTrainer(record, folder, images, owned, services, runLock, values);
        });
        return RequireRead(trainer, values);
    }

    // What a number is read for is known once the parts are made; a run that was never meant so leaves its folder free.
    private static GanTrainer RequireRead(GanTrainer trainer, PartValues values)
    {
        try
        {
            values.RequireRead();
            return trainer;
        }
        catch (ArgumentException)
        {
            trainer.Dispose();
            Directory.Delete(trainer.Folder.Root, recursive: true);
            throw;
        }
    }

    // What the networks can be asked for, once every set is seen to fit.
    private static LabelScheme? Fit(TrainingRecord record, ImageSet images)
    {
        SetFit.Require(record, images);
        SetFit.RequireSecond(record);
        SetFit.RequireHeldOut(record);
        var scheme = record.Attributes.Length > 0 ? LabelScheme.Of(SetFit.RequireLabels(images), record.Attributes) : null;
        SetFit.RequirePretraining(record, scheme);
        return scheme;
    }

    // Silently leaving out what the record asks for would look like a run without a best checkpoint.
    private static void RequireScore(TrainingRecord record, TrainingServices services)
    {
        if (record.Evaluation.EverySteps > 0 && services.Score is null)
        {
            throw new ArgumentException($"The record asks for a measurement every {record.Evaluation.EverySteps} steps, but there is nothing to measure with; set TrainingServices.Score, as RunScore.Open gives it, or Evaluation.EverySteps to 0.", nameof(services));
        }
    }

    // Frees what was opened for a trainer that could not be made.
    private static GanTrainer Guard(IDisposable opened, Func<GanTrainer> make)
    {
        try
        {
            return make();
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
