namespace AnimeGan.Notebooks.Session;

/// <summary>A package needs a newer assembly than runs already: a process has one of a name.</summary>
/// <param name="message">Which, and what to do.</param>
internal sealed class AssemblyConflictException(string message) : Exception(message);
