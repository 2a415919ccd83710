namespace AnimeGan.Notebooks.Session;

/// <summary>How a cell ended. When it is there, every event of the cell has been delivered.</summary>
/// <param name="ExecutionCount">The cell's number in its session, from 1.</param>
/// <param name="Duration">Compilation and run.</param>
/// <param name="Error">Null where the cell succeeded.</param>
public sealed record CellOutcome(int ExecutionCount, TimeSpan Duration, CellError? Error)
{
    /// <summary>True where the cell ran to its end.</summary>
    public bool Succeeded => Error is null;
}
