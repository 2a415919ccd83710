using AnimeGan.Imaging;

namespace AnimeGan.Training;

/// <summary>Watches a run without changing it. Called on the training thread, between steps, in the order of registration.</summary>
public interface ITrainingObserver
{
    /// <summary>Training begins or goes on.</summary>
    /// <param name="steps">Steps done before.</param>
    void OnStart(long steps)
    {
    }

    /// <summary>A step is done.</summary>
    /// <param name="statistics">What it measured.</param>
    void OnStep(StepStatistics statistics)
    {
    }

    /// <summary>A grid of samples was drawn and saved. Saving goes on beside training, so that this comes a step or more later.</summary>
    /// <param name="steps">Steps done when it was drawn.</param>
    /// <param name="grid">The samples of the fixed latent vectors.</param>
    void OnSamples(long steps, RgbImage grid)
    {
    }

    /// <summary>A checkpoint was written, beside training as a grid is.</summary>
    /// <param name="steps">Steps done when it was taken.</param>
    /// <param name="folder">The checkpoint's folder.</param>
    void OnCheckpoint(long steps, string folder)
    {
    }

    /// <summary>Training ends: all steps are done, or it was asked to stop.</summary>
    /// <param name="steps">Steps done.</param>
    void OnEnd(long steps)
    {
    }
}
