namespace AnimeGan.Notebooks.Session;

/// <summary>A cell's failure, ready to be shown.</summary>
/// <param name="Kind">Why it failed.</param>
/// <param name="Name">The exception's type, or "CompilationError", "DirectiveError", "Cancelled".</param>
/// <param name="Message">One line or a few: what went wrong.</param>
/// <param name="Traceback">The lines to show: message and place; the user's cell is the outermost frame.</param>
/// <param name="Line">The line of the cell, from 1; null where it is not known.</param>
/// <param name="Column">The column, from 1; null where it is not known.</param>
public sealed record CellError(
    CellErrorKind Kind, string Name, string Message, IReadOnlyList<string> Traceback, int? Line = null, int? Column = null);
