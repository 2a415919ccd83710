using AnimeGan.Data;

namespace AnimeGan.Training;

/// <summary>Builds what a record trains.</summary>
internal static class TrainingSystems
{
    /// <summary>Builds a system as it is before the first step.</summary>
    /// <param name="record">A valid record.</param>
    /// <param name="images">The data at <see cref="TrainingRecord.Data"/>; not owned.</param>
    /// <param name="labels">What the networks can be asked for; null for families without labels.</param>
    internal static ITrainingSystem Create(TrainingRecord record, ImageSet images, LabelScheme? labels) =>
        record.Model == "cyclegan" ? new CycleGanSystem(record, images) : new GanSystem(record, images, labels);
}
