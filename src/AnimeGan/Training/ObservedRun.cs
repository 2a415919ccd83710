using AnimeGan.Plugins;

namespace AnimeGan.Training;

/// <summary>What an observer learns of the run that it watches.</summary>
/// <param name="Record">What is trained.</param>
/// <param name="Folder">Where it is kept; files of an observer's own belong beside the others, under names of their own.</param>
/// <param name="Values">The numbers of the record's Custom.Values.</param>
public sealed record ObservedRun(TrainingRecord Record, RunFolder Folder, PartValues Values);
