namespace AnimeGan.Notebooks.Session;

/// <summary>Ends a cell from inside the session with an error that is ready to be shown.</summary>
internal sealed class CellFailedException(CellError error) : Exception(error.Message)
{
    public CellError Error { get; } = error;

    public static CellFailedException Directive(string message, int? line) =>
        new(new CellError(CellErrorKind.Directive, "DirectiveError", message, [message], line));
}
