namespace AnimeGan.Fuzzing;

/// <summary>An input that breaks the law.</summary>
/// <param name="Key">Alike for inputs that break it in the same way.</param>
/// <param name="What">What happened, for people.</param>
internal sealed record Finding(string Key, string What);
