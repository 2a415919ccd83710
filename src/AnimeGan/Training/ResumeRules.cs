using AnimeGan.Ops;
using Microsoft.Extensions.Logging;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>What must be, and what should be, as it was when the run began.</summary>
internal static class ResumeRules
{
    internal static void Check(RunFolder folder, TrainingRecord record, ILogger logger)
    {
        var then = folder.ReadEnvironment();
        RequireSame(record.Data, then.DataManifestSha256);
        RequireSame(record.DataB, then.DataBManifestSha256);
        RequireSame(record.Schedule.PretrainData, then.PretrainDataManifestSha256);
        RequireSame(record.Evaluation.HeldOut, then.HeldOutManifestSha256);

        var threads = get_num_threads();
        if (then.Threads != threads)
        {
            logger.LogWarning("The run began with {Then} threads and goes on with {Now}: it will not be the same bit for bit.", then.Threads, threads);
        }

        var kernels = FusedKernels.Used(record.Kernels, record.Precision);
        if (record.Kernels != FusedKernels.Library && then.Kernels != kernels)
        {
            logger.LogWarning("The run began with kernels for {Then} and goes on with {Now}: it will not be the same bit for bit.", then.Kernels ?? "none", kernels ?? "none");
        }
    }

    private static void RequireSame(string data, string? then)
    {
        var now = RunEnvironment.ManifestHash(data);
        if (then != now)
        {
            throw new InvalidDataException($"The data in {data} is not what the run began with: SHA-256 of its manifest was {then ?? "none"}, is {now ?? "none"}; prepare the data as before, or start a new run.");
        }
    }
}
