using System.Text;
using AnimeGan.Cli.Terminal;
using AnimeGan.Training;

namespace AnimeGan.Cli.Machine;

/// <summary>Trainings of the command line that run on this machine beside this process, whoever started them.</summary>
internal static class OtherTrainings
{
    private const string Processes = "/proc";
    private static readonly string[] _programs = ["AnimeGan.Cli", "AnimeGan.Cli.dll", "AnimeGan.Cli.exe"];

    /// <summary>The record of a training that begins now, with its share of the machine (<see cref="TrainingProcess.Share"/>).</summary>
    /// <param name="host">Where it is said, if anything is changed.</param>
    /// <param name="record">As it was asked for.</param>
    public static TrainingRecord Share(Host host, TrainingRecord record)
    {
        var shared = TrainingProcess.Share(record, Count());
        if (shared != record)
        {
            host.Error.WriteLine($"note: another training runs on this machine, so this one takes {shared.Threads} of {Environment.ProcessorCount} threads, and resuming it too; --threads {Environment.ProcessorCount} takes all");
        }

        return shared;
    }

    /// <summary>What a person should know of them; null where there are none, or where the system does not say.</summary>
    /// <param name="threads">Threads that this one will use.</param>
    public static string? Note(int threads)
    {
        var others = Count();
        return others == 0 || threads == 1
            ? null
            : $"{(others == 1 ? "another training runs" : $"{others} other trainings run")} on this machine, and this one takes {threads} threads beside {(others == 1 ? "it" : "them")}; with --threads {Math.Max(1, Environment.ProcessorCount / (others + 1))} for each, all of them are through earlier (another number of threads gives other last digits)";
    }

    /// <summary>How many there are.</summary>
    public static int Count()
    {
        try
        {
            return OperatingSystem.IsLinux() ? Directory.EnumerateDirectories(Processes).Count(IsTraining) : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Whether a process's command line is a training's.</summary>
    /// <param name="arguments">Its words, the program's path among the first.</param>
    internal static bool IsTraining(IReadOnlyList<string> arguments)
    {
        var program = arguments.Take(3).ToList().FindIndex(word => _programs.Contains(Path.GetFileName(word)));
        return program >= 0 && arguments.Skip(program + 1).FirstOrDefault(word => !word.StartsWith('-')) is "train" or "resume";
    }

    private static bool IsTraining(string process)
    {
        if (!int.TryParse(Path.GetFileName(process), out var id) || id == Environment.ProcessId)
        {
            return false;
        }

        try
        {
            return IsTraining(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline"))).Split('\0', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is somebody else's who hides it.
            return false;
        }
    }
}
