using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Notebooks.Running;

/// <summary>A run's outcome.</summary>
/// <param name="Notebook">The notebook with counts, outputs and times, up to the cell that failed.</param>
/// <param name="Failure">Null where every cell succeeded.</param>
/// <param name="Duration">How long the run took.</param>
public sealed record RunResult(NotebookDocument Notebook, CellFailure? Failure, TimeSpan Duration)
{
    /// <summary>True where every cell succeeded.</summary>
    public bool Succeeded => Failure is null;
}
