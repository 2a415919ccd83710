namespace AnimeGan.Notebooks.Documents;

/// <summary>The three kinds of cell that nbformat 4 knows.</summary>
public enum CellKind
{
    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>A cell that is executed; its language is <see cref="NotebookCell.Language"/>.</summary>
    Code,

    /// <summary>Text that is neither executed nor rendered.</summary>
    Raw,
}
