namespace AnimeGan.Notebooks.Session;

/// <summary>Why a cell failed.</summary>
public enum CellErrorKind
{
    /// <summary>The C# does not compile; nothing was run.</summary>
    Compilation,

    /// <summary>The code threw an exception.</summary>
    Exception,

    /// <summary>The cell was cancelled.</summary>
    Cancelled,

    /// <summary>A line beginning with "#r", "#load" or "#!" cannot be carried out; nothing after it was run.</summary>
    Directive,
}
