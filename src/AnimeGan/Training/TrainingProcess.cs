using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>The settings that the tensor library keeps for the whole process; an entry point applies them once.</summary>
public static class TrainingProcess
{
    /// <summary>Sets the number of threads that the record asks for; 0 takes one for each core.</summary>
    /// <param name="record">The record about to be trained.</param>
    /// <returns>The number now in use.</returns>
    public static int Configure(TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        set_num_threads(record.Threads > 0 ? record.Threads : Environment.ProcessorCount);
        return get_num_threads();
    }
}
