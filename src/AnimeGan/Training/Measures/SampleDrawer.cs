using AnimeGan.Files;
using AnimeGan.Imaging;

namespace AnimeGan.Training;

/// <summary>Draws the same latent vectors again and again, so that one sees each picture develop.</summary>
/// <remarks>The moving average draws, in evaluation mode: a picture depends on its own latent vector only, not on its neighbours.</remarks>
internal sealed class SampleDrawer(TrainingRecord record, RunFolder folder, Func<RgbImage> draw, Action<long, RgbImage> drawn) : ITrainingObserver, IDisposable
{
    private readonly BackgroundWriter _writer = new();
    private long _last = -1;

    public void OnStart(long steps)
    {
        if (steps == 0)
        {
            Draw(steps);
        }
    }

    public void OnStep(StepStatistics statistics)
    {
        _writer.Look();
        if (record.SnapshotEverySteps > 0 && statistics.Step % record.SnapshotEverySteps == 0)
        {
            Draw(statistics.Step);
        }
    }

    public void OnEnd(long steps)
    {
        _writer.Finish();
        if (!File.Exists(folder.SamplePath(steps)))
        {
            Draw(steps);
            _writer.Finish();
        }
    }

    public void Dispose() => _writer.Dispose();

    private void Draw(long step)
    {
        if (step == _last)
        {
            return;
        }

        var grid = draw();
        _writer.Begin(() => DurableFile.Replace(folder.SamplePath(step), Pictures.EncodePng(grid)), () => drawn(step, grid));
        _last = step;
    }
}
