namespace AnimeGan.Training;

/// <summary>One run of a sweep: a name and the record that makes it differ from the others.</summary>
/// <param name="Name">What tables and charts call it, for example "without batch normalisation".</param>
/// <param name="Record">What is trained.</param>
public sealed record Variation(string Name, TrainingRecord Record);
