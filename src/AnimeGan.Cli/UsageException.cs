namespace AnimeGan.Cli;

/// <summary>A person's mistake in the request: shown as one line, status 2.</summary>
/// <param name="message">What is wrong, what was expected, how to mend it.</param>
internal sealed class UsageException(string message) : Exception(message);
