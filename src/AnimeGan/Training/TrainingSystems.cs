using AnimeGan.Data;
using AnimeGan.Distributed;
using AnimeGan.Plugins;

namespace AnimeGan.Training;

/// <summary>Builds what a record trains.</summary>
internal static class TrainingSystems
{
    /// <summary>Builds a system as it is before the first step.</summary>
    /// <param name="record">A valid record.</param>
    /// <param name="images">The data at <see cref="TrainingRecord.Data"/>; not owned.</param>
    /// <param name="labels">What the networks can be asked for; null for families without labels.</param>
    /// <param name="values">The record's Custom.Values, where somebody wants to know what is read of them.</param>
    /// <param name="ranks">Those that train together; null for none but this.</param>
    internal static ITrainingSystem Create(TrainingRecord record, ImageSet images, LabelScheme? labels, PartValues? values = null, Ranks? ranks = null) =>
        record.Model == "cyclegan" ? new CycleGanSystem(record, images, values ?? record.Custom.Numbers(), ranks) : new GanSystem(record, images, labels, values ?? record.Custom.Numbers(), ranks);
}
