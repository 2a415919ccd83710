namespace AnimeGan.Notebooks.Documents;

/// <summary>A notebook file is not what its format asks for. The message says where, what was expected and how to mend it.</summary>
/// <param name="message">What is wrong, where, and the mend.</param>
/// <param name="inner">The reader's own error, where there is one.</param>
public sealed class NotebookFormatException(string message, Exception? inner = null) : FormatException(message, inner);
