using AnimeGan.Data;
using AnimeGan.Engine;
using AnimeGan.Files;
using Microsoft.Extensions.Logging;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>What must be, and what should be, as it was when the run began.</summary>
internal static class ResumeRules
{
    /// <summary>The record with another number of steps; what it does step by step stays as it was begun, unless services say otherwise.</summary>
    /// <exception cref="ArgumentException">Rates fall to 0, and nobody says what becomes of them.</exception>
    internal static TrainingRecord Prolong(TrainingRecord record, long steps, TrainingServices services)
    {
        var length = record.ScheduleLength;
        if (steps == record.Steps || !record.HasSchedules)
        {
            return record with { Steps = steps };
        }

        if (services.Schedules is null && steps > length && record.Schedule.DecayFrom < 1)
        {
            throw new ArgumentException($"The run's learning rates fall to 0 by step {length}, so that {steps} steps would learn nothing more. Say what becomes of them: --schedules stretch spreads the fall over {steps} steps, so that the rates jump up where they have begun to fall; --schedules keep leaves it where it is (in C#, Schedules of TrainingServices).", nameof(steps));
        }

        var stretch = services.Schedules == ScheduleChange.Stretch;
        services.Logger.LogInformation("Rates, noise and top-k change over {Length} steps{Kind}.", stretch ? steps : length, stretch ? $" instead of {length}" : ", as the run began");
        return record with { Steps = steps, Schedule = record.Schedule with { Length = stretch ? 0 : length } };
    }

    internal static void Check(RunFolder folder, TrainingRecord record, TrainingServices services)
    {
        var then = folder.ReadEnvironment();
        RequireEngine(folder, then, services);
        RequireRanks(folder, then, services);
        RankRules.Require(record, services.Communicator);
        var logger = services.Logger;
        var threads = get_num_threads();
        if (then.Threads != threads)
        {
            logger.LogWarning("The run began with {Then} threads and goes on with {Now}: it will not be the same bit for bit.", then.Threads, threads);
        }

        if (then.Convolutions is { } convolutions && convolutions != ConvolutionCheck.Answer)
        {
            logger.LogWarning("The run began with convolutions {Then} and goes on with them {Now}: it will not be the same bit for bit.", convolutions, ConvolutionCheck.Answer);
        }

        var kernels = record.UsedKernels;
        if (record.WantsKernels && then.Kernels != kernels)
        {
            logger.LogWarning("The run began with kernels for {Then} and goes on with {Now}: it will not be the same bit for bit.", then.Kernels ?? "none", kernels ?? "none");
        }
    }

    /// <summary>Notes in the run's folder which sets lie elsewhere now, or are others.</summary>
    internal static void NoteData(RunFolder folder, TrainingRecord before, TrainingRecord record, long step)
    {
        var then = folder.ReadEnvironment();
        var changes = RunSet.Of(record, then).Zip(RunSet.Of(before, then))
            .Where(pair => pair.First.Folder.Length > 0)
            .Select(pair => (Set: pair.First, Folder: pair.Second.Folder, Now: RunEnvironment.ManifestHash(pair.First.Folder)!))
            .Where(set => set.Set.Folder != set.Folder || set.Set.Last(then) != set.Now)
            .Select(set => new DataChange(step, set.Set.Setting, set.Set.Folder, set.Now))
            .ToList();
        if (changes.Count > 0)
        {
            DurableFile.Replace(folder.EnvironmentPath, TrainingJson.Write(then with { DataChanges = [.. then.DataChanges ?? [], .. changes] }));
        }
    }

    /// <summary>Where the order of the data goes on: a place in one set is none in another, whose order is begun anew.</summary>
    internal static IReadOnlyDictionary<string, SamplerState> Samplers(RunFolder folder, TrainingRecord record, CheckpointState state)
    {
        var then = folder.ReadEnvironment();
        var another = RunSet.Of(record, then).Any(set => set.Setting != RunSet.HeldOut && set.BecameAnother(then, state.Step));
        return another
            ? state.Samplers.ToDictionary(sampler => sampler.Key, sampler => sampler.Value with { Epoch = sampler.Value.Epoch + 1, Position = 0 })
            : state.Samplers;
    }

    /// <summary>Notes in the run's folder which engine goes on, where it is another.</summary>
    internal static void NoteEngine(RunFolder folder, long step)
    {
        var then = folder.ReadEnvironment();
        if (LastEngine(then) != TensorEngine.Version)
        {
            DurableFile.Replace(folder.EnvironmentPath, TrainingJson.Write(then with { EngineChanges = [.. then.EngineChanges ?? [], new EngineChange(step, TensorEngine.Version)] }));
        }
    }

    /// <summary>Notes in the run's folder how many ranks go on, where it is another number.</summary>
    internal static void NoteRanks(RunFolder folder, TrainingServices services, long step)
    {
        var (then, now) = (folder.ReadEnvironment(), services.Communicator?.Size ?? 1);
        if (LastRanks(then) != now)
        {
            DurableFile.Replace(folder.EnvironmentPath, TrainingJson.Write(then with { RankChanges = [.. then.RankChanges ?? [], new RankChange(step, now)] }));
        }
    }

    // With synchronised statistics another number of ranks rounds otherwise; with local ones it is another training.
    private static void RequireRanks(RunFolder folder, RunEnvironment then, TrainingServices services)
    {
        var (before, now) = (LastRanks(then), services.Communicator?.Size ?? 1);
        if (before == now)
        {
            return;
        }

        if (!services.AcceptRanks)
        {
            throw new InvalidDataException($"The number of processes has changed: the run was trained by {before}, {(now == 1 ? "this is one by itself" : $"these are {now}")}; going on, it would not be the same bit for bit. To go on all the same: --accept-ranks (in C#, AcceptRanks = true of TrainingServices); or start as before{(before > 1 ? $": mpirun -np {before} animegan resume {folder.Root}" : ", without mpirun")}.");
        }

        services.Logger.LogWarning("The run was trained by {Then} processes and goes on with {Now}: it will not be the same bit for bit.", before, now);
    }

    // Another engine rounds otherwise. Who wants to go on all the same says so, once for each engine.
    private static void RequireEngine(RunFolder folder, RunEnvironment then, TrainingServices services)
    {
        var before = LastEngine(then);
        var now = TensorEngine.Version;
        if (before == now)
        {
            return;
        }

        if (!services.AcceptEngine)
        {
            throw new InvalidDataException($"The tensor engine has changed: the run was trained with {before}, this is {now}. Its samples, evaluation and report are as before; going on, it would not be the same bit for bit. To go on all the same: animegan resume {folder.Root} --accept-engine (in C#, AcceptEngine = true of TrainingServices).");
        }

        services.Logger.LogWarning("The run was trained with {Then} and goes on with {Now}: it will not be the same bit for bit.", before, now);
    }

    private static int LastRanks(RunEnvironment then) => then.RankChanges is [.., var last] ? last.Ranks : then.Ranks ?? 1;

    private static string LastEngine(RunEnvironment then) => then.EngineChanges is [.., var last] ? last.Torch : then.Torch;
}
