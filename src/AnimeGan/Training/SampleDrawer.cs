using AnimeGan.Imaging;

namespace AnimeGan.Training;

/// <summary>Draws the same latent vectors again and again, so that one sees each picture develop.</summary>
/// <remarks>The moving average draws, in evaluation mode: a picture depends on its own latent vector only, not on its neighbours.</remarks>
internal sealed class SampleDrawer(TrainingRecord record, RunFolder folder, Func<RgbImage> draw, IPictureEngine? engine, Action<RgbImage> drawn) : ITrainingObserver
{
    private readonly IPictureEngine _engine = engine ?? PictureEngines.Default;
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
        if (record.SnapshotEverySteps > 0 && statistics.Step % record.SnapshotEverySteps == 0)
        {
            Draw(statistics.Step);
        }
    }

    public void OnEnd(long steps)
    {
        if (!File.Exists(folder.SamplePath(steps)))
        {
            Draw(steps);
        }
    }

    private void Draw(long step)
    {
        if (step == _last)
        {
            return;
        }

        var grid = draw();
        DurableFile.Replace(folder.SamplePath(step), _engine.EncodePng(grid));
        _last = step;
        drawn(grid);
    }
}
