using AnimeGan.Data;

namespace AnimeGan.Training;

/// <summary>Whether a prepared set is what a record wants.</summary>
internal static class SetFit
{
    /// <summary>Throws unless images of the set have the record's size and there are enough for a batch.</summary>
    /// <exception cref="ArgumentException">They do not fit; the message says how to mend it.</exception>
    internal static void Require(TrainingRecord record, ImageSet images)
    {
        if (images.Width != record.ImageSize || images.Height != record.Rows || images.Channels != 3)
        {
            throw new ArgumentException($"The record wants images of 3×{record.Rows}×{record.ImageSize}, {images.Folder} has {images.Channels}×{images.Height}×{images.Width}; set ImageSize, or prepare the data at that size (animegan data prepare --size {record.ImageSize}x{record.Rows}).");
        }

        if (images.Count < record.BatchSize)
        {
            throw new ArgumentException($"A batch takes {record.BatchSize} images, {images.Folder} has {images.Count}; lower BatchSize, or add images.");
        }
    }

    /// <summary>Throws unless the set that D is pre-trained on, where there is one, fits like the run's own.</summary>
    /// <param name="record">What is trained.</param>
    /// <param name="labels">What the networks can be asked for; null for families without labels.</param>
    /// <exception cref="ArgumentException">It does not fit; the message says how to mend it.</exception>
    internal static void RequirePretraining(TrainingRecord record, LabelScheme? labels)
    {
        if (record.Schedule.PretrainData.Length > 0)
        {
            using var images = ImageSet.Open(record.Schedule.PretrainData);
            Require(record, images);
            _ = labels?.Encode(RequireLabels(images));
        }
    }

    /// <summary>The same for the second domain's set, where the record names one.</summary>
    /// <exception cref="ArgumentException">It does not fit; the message says how to mend it.</exception>
    internal static void RequireSecond(TrainingRecord record)
    {
        if (record.DataB.Length > 0)
        {
            using var images = ImageSet.Open(record.DataB);
            Require(record, images);
        }
    }

    /// <summary>The same for the set that samples are compared with, where it is another than the run's own; no batch is taken from it.</summary>
    /// <exception cref="ArgumentException">It does not fit; the message says how to mend it.</exception>
    internal static void RequireHeldOut(TrainingRecord record)
    {
        if (record.Evaluation.HeldOut.Length > 0)
        {
            using var images = ImageSet.Open(record.Evaluation.HeldOut);
            Require(record with { BatchSize = 3 }, images);
        }
    }

    /// <summary>The labels of a set that a record asks attributes of.</summary>
    /// <exception cref="ArgumentException">The set has none.</exception>
    internal static LabelTable RequireLabels(ImageSet images) => images.Labels
        ?? throw new ArgumentException($"{images.Folder} has no labels, so there are no attributes to ask for; draw faces with 'animegan data synth', or prepare the folder with labels.");
}
