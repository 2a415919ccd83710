namespace AnimeGan.Notebooks.Running;

/// <summary>Reported when a code cell starts, while it says something, and when it ends.</summary>
/// <param name="Cell">The cell's number in the notebook, from 1, prose included.</param>
/// <param name="Done">How many code cells have ended.</param>
/// <param name="Total">How many code cells there are.</param>
/// <param name="FirstLine">The first line of its code that says something.</param>
/// <param name="Duration">How long it took; null until it has ended.</param>
/// <param name="Status">The newest line of plain text that it printed or updated a display with; null at its start and end.</param>
public sealed record CellProgress(int Cell, int Done, int Total, string FirstLine, TimeSpan? Duration, string? Status = null);
