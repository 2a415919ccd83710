namespace AnimeGan.Cli;

/// <summary>A sound request that could not be carried out: shown as one line, status 1.</summary>
/// <param name="message">What happened and how to mend it.</param>
internal sealed class FailureException(string message) : Exception(message);
