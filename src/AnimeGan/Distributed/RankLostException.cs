namespace AnimeGan.Distributed;

/// <summary>Another rank is gone or did not come: this one cannot go on alone.</summary>
/// <param name="message">Who waited for what.</param>
public sealed class RankLostException(string message) : IOException(message);
