namespace AnimeGan.Data;

/// <summary>A folder cannot be prepared as asked: a person's mistake, with its mend in the message.</summary>
/// <param name="message">What was expected, what was found, and what to do.</param>
public sealed class PreparationException(string message) : Exception(message);
