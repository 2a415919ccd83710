using System.Globalization;
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

    private static int Default() =>
        int.TryParse(Environment.GetEnvironmentVariable(ThreadsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named > 0
            ? named
            : Environment.ProcessorCount;
}
