namespace AnimeGan.Notebooks.Session;

/// <summary>A stretch of a cell in one language.</summary>
/// <param name="Language">"csharp", "markdown", "html" or "javascript".</param>
/// <param name="Text">Its text; C# keeps its line numbers, other lines are blank.</param>
internal sealed record CellPart(string Language, string Text);
