using Microsoft.Extensions.Logging;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>What must be, and what should be, as it was when the run began.</summary>
internal static class ResumeRules
{
    internal static void Check(RunFolder folder, TrainingRecord record, ILogger logger)
    {
        var then = folder.ReadEnvironment();
        var manifest = RunEnvironment.ManifestHash(record.Data);
        if (then.DataManifestSha256 != manifest)
        {
            throw new InvalidDataException($"The data in {record.Data} is not what the run began with: SHA-256 of its manifest was {then.DataManifestSha256 ?? "none"}, is {manifest ?? "none"}; prepare the data as before, or start a new run.");
        }

        var threads = get_num_threads();
        if (then.Threads != threads)
        {
            logger.LogWarning("The run began with {Then} threads and goes on with {Now}: it will not be the same bit for bit.", then.Threads, threads);
        }
    }
}
