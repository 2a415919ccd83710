using System.Text.Json;
using AnimeGan.Files;
using AnimeGan.Ops;
using Microsoft.Extensions.Logging;

namespace AnimeGan.Training;

/// <summary>What the precision "auto" is on this machine: measured once, and kept in a file of the user's.</summary>
/// <remarks>
/// The file is a help, never a need: where it cannot be read or written, each run measures anew and says why. Several processes may use it
/// at once. A run's record holds what was chosen for it, so that it goes on alike whatever the file says then.
/// </remarks>
public sealed class AutoPrecision
{
    // A machine has some numbers of threads and, where the kit is built often, many builds.
    private const int MostKept = 32;

    private readonly MeasuredPrecision _here;
    private readonly Func<int, IReadOnlyList<PrecisionRound>>? _measure;
    private readonly TimeProvider _clock;

    /// <summary>Measures nothing yet.</summary>
    /// <param name="threads">Threads that a training will use, at least 1.</param>
    public AutoPrecision(int threads)
        : this(Here(threads), FileOf(Environment.GetEnvironmentVariable), FusedKernels.HasBFloat16Instructions ? PrecisionTrial.Run : null, TimeProvider.System)
    {
    }

    /// <summary>The same for any machine.</summary>
    /// <param name="here">What it is called; the rest of it is not read.</param>
    /// <param name="path">The file; null for none.</param>
    /// <param name="measure">Measures with so many threads; null where the processor has no instructions for bfloat16.</param>
    /// <param name="clock">The time.</param>
    internal AutoPrecision(MeasuredPrecision here, string? path, Func<int, IReadOnlyList<PrecisionRound>>? measure, TimeProvider clock) =>
        (_here, Path, _measure, _clock) = (here, path, measure, clock);

    /// <summary>Where measurements are kept; null where the system says no folder for it.</summary>
    public string? Path { get; }

    /// <summary>Whether there is anything to measure: instructions for bfloat16 that this build speaks. Without them "auto" is float32.</summary>
    public bool CanMeasure => _measure is not null;

    /// <summary>The measurement that is kept for this machine, this number of threads and this build.</summary>
    /// <param name="fault">Why the file cannot be read; null where it can, or is not there.</param>
    /// <returns>Null where there is none.</returns>
    public MeasuredPrecision? Find(out string? fault) => Read(out fault).FirstOrDefault(_here.IsOf);

    /// <summary>Measures for a second or two, and keeps what was found in place of what was kept before.</summary>
    /// <param name="fault">Why it cannot be kept; null where it is.</param>
    /// <exception cref="InvalidOperationException">There is nothing to measure.</exception>
    public MeasuredPrecision Measure(out string? fault)
    {
        if (_measure is null)
        {
            throw new InvalidOperationException("The processor has no instructions for bf16, or this build does not speak them: there is nothing to measure, and \"auto\" is float32.");
        }

        var rounds = _measure(_here.Threads);
        var found = _here with
        {
            Float32Milliseconds = Digits.Keep(Quantile(rounds.Select(round => round.Float32), 0.5), 4),
            BFloat16Milliseconds = Digits.Keep(Quantile(rounds.Select(round => round.BFloat16), 0.5), 4),
            Share = Digits.Keep(Quantile(rounds.Select(round => round.BFloat16 / round.Float32), 0.75), 3),
            Rounds = rounds.Count,
            Measured = _clock.GetUtcNow(),
        };
        fault = Keep(found);
        return found;
    }

    /// <summary>The record with what "auto" is in it, for a run that begins.</summary>
    internal TrainingRecord Settle(TrainingRecord record, ILogger logger)
    {
        if (record.Precision != FusedKernels.Auto)
        {
            return record;
        }

        if (!CanMeasure || !record.WantsKernels || record.Model is not ("dcgan" or "conditional"))
        {
            return record with { Precision = FusedKernels.FullPrecision };
        }

        var found = Find(out var unread);
        string? unkept = null;
        found ??= Measure(out unkept);
        foreach (var fault in new[] { unread, unkept }.OfType<string>())
        {
            logger.LogWarning("{Fault}", fault);
        }

        logger.LogInformation("Precision {Choice}: bf16 takes {Share:P0} of float32's time on this machine.", found.Choice, found.Share);
        return record with { Precision = found.Choice };
    }

    /// <summary>The record with what "auto" was in its run, which began before records said so; the kernels that the run noted tell.</summary>
    internal static TrainingRecord Settle(TrainingRecord record, RunFolder run) => record.Precision != FusedKernels.Auto ? record : record with
    {
        Precision = run.ReadEnvironment().Kernels?.Contains(FusedKernels.BFloat16, StringComparison.Ordinal) == true ? FusedKernels.AutoBFloat16 : FusedKernels.FullPrecision,
    };

    /// <summary>The file's place by the system's rules: a cache, since what is in it can be made again.</summary>
    /// <param name="variable">Asks the environment.</param>
    internal static string? FileOf(Func<string, string?> variable)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = variable("XDG_CACHE_HOME") is { } given && System.IO.Path.IsPathFullyQualified(given) ? given
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : home.Length > 0 ? System.IO.Path.Combine(home, ".cache") : "";
        return cache.Length > 0 ? System.IO.Path.Combine(cache, "animegan", "precision.json") : null;
    }

    private static MeasuredPrecision Here(int threads) => new()
    {
        Cpu = RunEnvironment.CpuName(),
        Instructions = $"{FusedKernels.InstructionSet} and {FusedKernels.BFloat16InstructionSet}",
        Threads = threads,
        Kernels = typeof(AutoPrecision).Module.ModuleVersionId.ToString("N")[..12],
        Share = double.NaN,
    };

    private IReadOnlyList<MeasuredPrecision> Read(out string? fault)
    {
        fault = null;
        if (Path is null || !File.Exists(Path))
        {
            return [];
        }

        try
        {
            var kept = JsonSerializer.Deserialize<IReadOnlyList<MeasuredPrecision?>>(File.ReadAllText(Path), KitJson.Line);
            if (kept?.All(one => one is { Cpu: not null, Instructions: not null, Kernels: not null, Share: > 0 }) == true)
            {
                return kept!;
            }

            fault = $"{Path} does not hold measurements of precision; it will be written anew.";
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            fault = $"{Path} cannot be read, and precision is measured again: {error.Message}";
        }

        return [];
    }

    // What two processes keep in the same moment may lose one of both, which is then measured again.
    private string? Keep(MeasuredPrecision found)
    {
        const string Consequence = "The measurement of precision cannot be kept, and the next run measures again";
        if (Path is null)
        {
            return $"{Consequence}: the system names no folder for it. Set XDG_CACHE_HOME to one.";
        }

        var others = Read(out _).Where(one => !one.IsOf(found)).OrderByDescending(one => one.Measured).Take(MostKept - 1);
        var own = $"{Path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            _ = DurableFile.Write(own, stream => JsonSerializer.Serialize(stream, others.Prepend(found), KitJson.Page));
            File.Move(own, Path, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(own))
            {
                File.Delete(own);
            }

            return $"{Consequence}: {error.Message}";
        }
    }

    private static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Ceiling(share * (sorted.Length - 1))];
    }
}
