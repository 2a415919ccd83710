using AnimeGan.Data;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Training;

/// <summary>The kit's own step of any family, as a training run takes it: data, moving average and statistics included.</summary>
internal sealed class KitStepper : IStepper
{
    private readonly TrainingRecord _record;
    private readonly ImageSet _images;
    private ITrainingSystem _system;
    private long _step;

    /// <summary>Builds the networks.</summary>
    /// <param name="record">What is trained.</param>
    /// <param name="images">Its data; not owned.</param>
    public KitStepper(TrainingRecord record, ImageSet images)
    {
        (_record, _images) = (record, images);
        _system = Begin();
    }

    /// <inheritdoc />
    public string Words => _record.UsedKernels ?? "layer by layer";

    /// <inheritdoc />
    public bool Take()
    {
        try
        {
            _ = _system.Take(_step, _system.ImagesPerStep * _step);
            _step++;
            return true;
        }
        catch (NonFiniteException)
        {
            // libtorch's convolutions may be wrong here, and the peer takes them all the same.
            _system.Dispose();
            _system = Begin();
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _system.Dispose();

    private ITrainingSystem Begin() =>
        TrainingSystems.Create(_record, _images, _record.Attributes.Length > 0 ? LabelScheme.Of(_images.Labels!, _record.Attributes) : null);
}
