using AnimeGan.Data;
using AnimeGan.Training;

namespace AnimeGan.Evaluation;

/// <summary>The score by which a run is measured while it trains, as its record asks for it.</summary>
public static class RunScore
{
    /// <summary>Takes the features of the pictures that samples are compared with.</summary>
    /// <param name="record">What is trained; <see cref="TrainingRecord.Evaluation"/> says how many samples against what.</param>
    /// <param name="extractor">Whose features; stays the caller's and must outlive the score.</param>
    /// <returns>KID against the held-out pictures, or against the training pictures where none are named; of a CycleGAN the mean of both ways, that to B against B's training pictures; the caller's to dispose of.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such set.</exception>
    /// <exception cref="FormatException">The folder holds no prepared set.</exception>
    public static KidScore Open(TrainingRecord record, FeatureExtractor extractor)
    {
        ArgumentNullException.ThrowIfNull(record);
        var evaluation = record.Evaluation;
        using var images = ImageSet.Open(evaluation.HeldOut.Length > 0 ? evaluation.HeldOut : record.Data);
        if (record.DataB.Length == 0)
        {
            return new KidScore(images, extractor, evaluation.Samples, evaluation.References);
        }

        using var others = ImageSet.Open(record.DataB);
        return new KidScore([images, others], extractor, evaluation.Samples, evaluation.References);
    }
}
