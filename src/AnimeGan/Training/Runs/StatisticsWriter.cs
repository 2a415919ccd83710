using System.Text;

namespace AnimeGan.Training;

/// <summary>Appends each step to stats.jsonl. Each line reaches the system at once, so a killed process loses none.</summary>
internal sealed class StatisticsWriter(string path) : ITrainingObserver, IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public void OnStep(StepStatistics statistics) => _file.Write(Encoding.UTF8.GetBytes(TrainingJson.Write(statistics) + "\n"));

    public void Dispose() => _file.Dispose();
}
