using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AnimeGan.Distributed;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>The settings that the tensor library keeps for the whole process; an entry point applies them once.</summary>
public static class TrainingProcess
{
    private const string ThreadsVariable = "OMP_NUM_THREADS";

    /// <summary>Sets the number of threads that the record asks for.</summary>
    /// <param name="record">The record about to be trained.</param>
    /// <returns>The number now in use.</returns>
    public static int Configure(TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Configure(record.Threads);
    }

    /// <summary>Sets the number of threads of a rank: what the record asks for, or its share of the processors that it has together with other ranks.</summary>
    /// <param name="record">The record about to be trained.</param>
    /// <param name="communicator">Of the ranks, all of which call this; null for one process by itself.</param>
    /// <returns>The number now in use.</returns>
    public static int Configure(TrainingRecord record, ICommunicator? communicator)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Configure(record.Threads, communicator);
    }

    /// <summary>Sets the number of threads of a rank.</summary>
    /// <param name="threads">0 takes what OMP_NUM_THREADS says, and its share of the processors that it has together with other ranks where it says nothing.</param>
    /// <param name="communicator">Of the ranks, all of which call this; null for one process by itself.</param>
    /// <returns>The number now in use.</returns>
    /// <exception cref="ArgumentOutOfRangeException">threads is negative.</exception>
    public static int Configure(int threads, ICommunicator? communicator)
    {
        var sharers = communicator is null ? 1 : Sharers(new Ranks(communicator));
        return Configure(threads != 0 || Named() is not null ? threads : Math.Max(1, Environment.ProcessorCount / sharers));
    }

    /// <summary>Sets the number of threads.</summary>
    /// <param name="threads">0 takes what OMP_NUM_THREADS says, as PyTorch does, and one for each core where it says nothing.</param>
    /// <returns>The number now in use.</returns>
    /// <exception cref="ArgumentOutOfRangeException">threads is negative.</exception>
    public static int Configure(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        set_num_threads(threads > 0 ? threads : Default());
        return get_num_threads();
    }

    /// <summary>
    /// The share of the machine that a training takes which begins beside others. The kit's own kernels give way by themselves; the tensor library's threads wait
    /// for one another at every operation, and two trainings with as many threads as cores each are slower in sum than one alone (src/decisions/0006-fused-kernels.md).
    /// </summary>
    /// <param name="record">The record about to be trained for the first time: the number stands in it afterwards, so that resuming computes the same bits.</param>
    /// <param name="others">Trainings that run on this machine already.</param>
    /// <returns>The record with one thread for each of its share of cores, at least one; the record itself where it or OMP_NUM_THREADS names a number, where it trains with the kit's kernels, and where nothing else runs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">others is negative.</exception>
    public static TrainingRecord Share(TrainingRecord record, int others)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentOutOfRangeException.ThrowIfNegative(others);
        return others == 0 || record.Threads > 0 || Named() is not null || record.GivesWay
            ? record
            : record with { Threads = Math.Max(1, Environment.ProcessorCount / (others + 1)) };
    }

    // Ranks that may run on the same processors of the same machine, as far as the system says which; this one among them.
    private static int Sharers(Ranks ranks)
    {
        const string Status = "/proc/self/status";
        var processors = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("Cpus_allowed_list", StringComparison.Ordinal)) : null;
        var place = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.MachineName} {processors}")));
        return ranks.Each(place, "which machine this is").Count(other => other == place);
    }

    private static int Default() => Named() ?? Environment.ProcessorCount;

    private static int? Named() =>
        int.TryParse(Environment.GetEnvironmentVariable(ThreadsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named > 0 ? named : null;
}
