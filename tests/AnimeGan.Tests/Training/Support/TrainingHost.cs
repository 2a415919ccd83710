using AnimeGan.Training;

namespace AnimeGan.Tests.Training;

/// <summary>The process that <see cref="CheckpointKillTests"/> kills: resumes a run and reports each checkpoint.</summary>
internal static class TrainingHost
{
    public const string Argument = "--train-to-be-killed";

    public static int Run(string folder, long steps)
    {
        TrainingProcess.Configure(RunFolder.Open(folder).ReadRecord());
        using var trainer = GanTrainer.Resume(folder, steps, new TrainingServices { Observers = [new Reporter()] });
        return trainer.Run() ? 0 : 1;
    }

    private sealed class Reporter : ITrainingObserver
    {
        public void OnCheckpoint(long steps, string folder)
        {
            Console.Out.WriteLine(steps);
            Console.Out.Flush();
        }
    }
}
