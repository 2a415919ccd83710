using AnimeGan.Augmentation;
using AnimeGan.Objectives;
using AnimeGan.Plugins;
using Microsoft.Extensions.Logging;

namespace AnimeGan.Training;

/// <summary>The parts of others that a run is made of: which there are, and whether all are there again.</summary>
internal static class RunParts
{
    /// <summary>Those that a record names.</summary>
    /// <returns>Null where all is the kit's own.</returns>
    internal static IReadOnlyList<Part>? Of(TrainingRecord record)
    {
        Part?[] parts =
        [
            GanModels.Describe(record.Model), GanObjectives.Describe(record.Objective), Augmentations.Describe(record.Augmentation.Kind),
            .. record.Custom.Weights().SelectMany(penalty => new[] { DiscriminatorPenalties.Describe(penalty.Name), GeneratorPenalties.Describe(penalty.Name) }),
            .. record.Custom.Watching().Select(TrainingObservers.Describe),
        ];
        return parts.OfType<Part>().ToList() is { Count: > 0 } some ? some : null;
    }

    /// <summary>Refuses to go on without a part that the run began with, and says where one is another now.</summary>
    /// <exception cref="ArgumentException">A part is not registered; the message names it and where it was.</exception>
    internal static void Require(RunFolder folder, TrainingRecord record, ILogger logger)
    {
        var missing = Missing(folder, record);
        if (missing.Count > 0)
        {
            var files = missing.Select(part => part.Assembly).OfType<string>().Distinct().ToList();
            var mend = files.Count > 0 ? $"load it with {string.Join(' ', files.Select(file => $"--plugin {file}"))}" : "run the cell that registers it first";
            throw new ArgumentException($"The run in {folder.Root} needs parts that are not here: {string.Join(", ", missing)}; {mend} (in C#, call the Register that its author did, or Plugin.Load).");
        }

        var now = Of(record) ?? [];
        foreach (var before in (folder.ReadEnvironment().Parts ?? []).Where(before => !now.Any(part => IsSame(part, before) && part.Sha256 == before.Sha256)))
        {
            logger.LogWarning("The run began with {Before} and goes on with another build of it: it may not be the same bit for bit.", before);
        }
    }

    /// <summary>The parts that a run began with and nothing has registered here.</summary>
    internal static IReadOnlyList<Part> Missing(RunFolder folder, TrainingRecord record)
    {
        var now = Of(record) ?? [];
        return [.. (folder.ReadEnvironment().Parts ?? []).Where(before => !now.Any(part => IsSame(part, before)))];
    }

    private static bool IsSame(Part part, Part other) => (part.Kind, part.Name) == (other.Kind, other.Name);
}
