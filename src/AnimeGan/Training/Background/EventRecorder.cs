using AnimeGan.Imaging;

namespace AnimeGan.Training;

/// <summary>Hands on what a run tells its observers, to be told to others later.</summary>
/// <param name="tell">Takes each event: told an observer, it is what that observer would have seen.</param>
internal sealed class EventRecorder(Action<Action<ITrainingObserver>> tell) : ITrainingObserver
{
    public void OnStart(long steps) => tell(observer => observer.OnStart(steps));

    public void OnStep(StepStatistics statistics) => tell(observer => observer.OnStep(statistics));

    public void OnSamples(long steps, RgbImage grid) => tell(observer => observer.OnSamples(steps, grid));

    public void OnCheckpoint(long steps, string folder) => tell(observer => observer.OnCheckpoint(steps, folder));

    public void OnEnd(long steps) => tell(observer => observer.OnEnd(steps));
}
