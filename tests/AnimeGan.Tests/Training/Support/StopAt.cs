using AnimeGan.Training;

namespace AnimeGan.Tests.Training;

/// <summary>Asks a run to stop after a step, as Ctrl-C does.</summary>
internal sealed class StopAt(long step, CancellationTokenSource stop) : ITrainingObserver
{
    public void OnStep(StepStatistics statistics)
    {
        if (statistics.Step == step)
        {
            stop.Cancel();
        }
    }
}
