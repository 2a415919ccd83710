using AnimeGan.Notebooks.Display;

namespace AnimeGan.Notebooks.Session;

/// <summary>Something a running cell put out. The cases are the nested records, and there are no others.</summary>
public abstract record CellEvent
{
    private CellEvent()
    {
    }

    /// <summary>Text written to the console.</summary>
    /// <param name="IsError">True for standard error.</param>
    /// <param name="Value">The text; consecutive writes may arrive joined.</param>
    public sealed record Text(bool IsError, string Value) : CellEvent;

    /// <summary>A value displayed in the middle of a cell.</summary>
    /// <param name="DisplayId">The id by which <see cref="Update"/> refers to it.</param>
    /// <param name="Data">The value in each of its MIME types.</param>
    public sealed record Displayed(string DisplayId, MimeBundle Data) : CellEvent;

    /// <summary>A new state of a value displayed before, by this cell or an earlier one.</summary>
    /// <param name="DisplayId">The id it was displayed with.</param>
    /// <param name="Data">What replaces it.</param>
    public sealed record Update(string DisplayId, MimeBundle Data) : CellEvent;

    /// <summary>What the cell has shown so far is to be removed.</summary>
    /// <param name="Wait">True where that waits for the next output, so that nothing flickers.</param>
    public sealed record Cleared(bool Wait) : CellEvent;

    /// <summary>The value of the cell's last expression.</summary>
    /// <param name="ExecutionCount">The cell's count.</param>
    /// <param name="Data">The value in each of its MIME types.</param>
    public sealed record Result(int ExecutionCount, MimeBundle Data) : CellEvent;

    /// <summary>The cell failed. At most one such event per cell, and it is the last.</summary>
    /// <param name="Error">What went wrong.</param>
    public sealed record Failed(CellError Error) : CellEvent;
}
