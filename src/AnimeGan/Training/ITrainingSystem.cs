using AnimeGan.Data;
using AnimeGan.Files;
using AnimeGan.Imaging;

namespace AnimeGan.Training;

/// <summary>What is trained: the networks, optimisers, data and random state that learning changes, and how a step is taken. The trainer keeps the folder and the counters.</summary>
internal interface ITrainingSystem : IDisposable
{
    /// <summary>Real images that a step sees.</summary>
    int ImagesPerStep { get; }

    /// <summary>Where each order of data stands, by name; setting it continues from there.</summary>
    IReadOnlyDictionary<string, SamplerState> Samplers { get; set; }

    /// <summary>Draws its batches and takes one step, averages included.</summary>
    /// <param name="step">Steps taken before.</param>
    /// <param name="images">Real images seen before.</param>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite.</exception>
    GanStepValues Take(long step, long images);

    /// <summary>All tensors by the files that a checkpoint keeps them in. New ones belong to the caller's dispose scope.</summary>
    IReadOnlyList<(string File, IReadOnlyList<NamedTensor> Tensors)> Tensors();

    /// <summary>Puts back what <see cref="Tensors"/> gave.</summary>
    /// <param name="checkpoint">The checkpoint's folder.</param>
    void Load(string checkpoint);

    /// <summary>Refuses data that are others than when the training began.</summary>
    /// <exception cref="InvalidDataException">A set's pictures were changed in place.</exception>
    void RequireUnchangedData();

    /// <summary>Draws the run's sample grid: always the same latent vectors, by the moving average.</summary>
    RgbImage DrawGrid();

    /// <summary>Draws pictures to be measured: always the same latent vectors, by the moving average.</summary>
    /// <param name="count">How many; fewer where it depends on pictures that are fewer.</param>
    /// <returns>A list for each set of data that is imitated.</returns>
    IReadOnlyList<IReadOnlyList<RgbImage>> DrawSamples(int count);
}
