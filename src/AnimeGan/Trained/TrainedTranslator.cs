using AnimeGan.Files;
using AnimeGan.Imaging;
using AnimeGan.Seeds;
using AnimeGan.Training;

namespace AnimeGan.Trained;

/// <summary>The averaged generators of a CycleGAN run, to translate pictures with.</summary>
/// <example>
/// <code>
/// using (var translator = TrainedTranslator.Load("runs/hair"))
/// using (var images = ImageSet.Open("data/hair/a"))
/// {
///     var rows = translator.Cycle([images.Image(0), images.Image(1)], Translation.AToB);
///     display(SampleRows.Create([new("before", rows[0]), new("after", rows[1]), new("and back", rows[2])]));
/// }
/// </code>
/// </example>
public sealed class TrainedTranslator : IDisposable
{
    private readonly Translators _translators;

    private TrainedTranslator(TrainingRecord record, Translators translators, long step) => (Record, _translators, Step) = (record, translators, step);

    /// <summary>What was trained.</summary>
    public TrainingRecord Record { get; }

    /// <summary>Steps after which it was saved.</summary>
    public long Step { get; }

    /// <summary>Loads from a run's newest whole checkpoint, or from its best.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="best">Take the checkpoint with the lowest score instead of the newest.</param>
    /// <exception cref="InvalidDataException">It is no CycleGAN's run, or there is no such checkpoint, or it is not whole.</exception>
    public static TrainedTranslator Load(string runFolder, bool best = false)
    {
        var folder = RunFolder.Open(runFolder);
        var record = folder.ReadRecord();
        if (record.Model != "cyclegan")
        {
            throw new InvalidDataException($"{folder.Root} is a run of the family '{record.Model}', which draws from noise; only a run of 'cyclegan' translates pictures.");
        }

        var (checkpoint, state) = new CheckpointStore(folder).Choose(best);
        using var random = SeedStream.Open(0, SeedStream.Weights);
        var translators = new Translators(record.CycleGanOptions, random);
        try
        {
            using var tensors = SafeTensorsFile.Open(Path.Combine(checkpoint, RunFolder.AverageFile));
            tensors.ReadInto(NamedTensor.Of(translators.Both));
            return new TrainedTranslator(record, translators, state.Step);
        }
        catch
        {
            translators.Dispose();
            throw;
        }
    }

    /// <summary>Translates pictures.</summary>
    /// <param name="pictures">Pictures of one size, sides multiples of 4 from 16 on; the size that was trained gives the best results.</param>
    /// <param name="direction">Which way.</param>
    /// <returns>As many, of the same size.</returns>
    /// <exception cref="ArgumentException">The pictures differ in size, or it does not suit the networks.</exception>
    public IReadOnlyList<RgbImage> Translate(IReadOnlyList<RgbImage> pictures, Translation direction)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        return pictures.Count == 0 ? [] : _translators.Translate(pictures, direction);
    }

    /// <summary>Translates pictures and back again: three rows, the pictures, their translations, and what comes back.</summary>
    /// <inheritdoc cref="Translate"/>
    public IReadOnlyList<IReadOnlyList<RgbImage>> Cycle(IReadOnlyList<RgbImage> pictures, Translation direction)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        return _translators.Cycle(pictures, direction);
    }

    /// <summary>Frees the networks.</summary>
    public void Dispose() => _translators.Dispose();
}
