using AnimeGan.Notebooks.Session.Directives;

namespace AnimeGan.Notebooks.Session;

/// <summary>A stretch of a cell: text in one language, or a line that the session carries out.</summary>
/// <param name="Language">"csharp", "markdown", "html", "javascript" or a kernel that an extension has added; empty for a directive.</param>
/// <param name="Text">Its text, or what follows the directive's name. C# keeps its line numbers: other lines are blank.</param>
/// <param name="Directive">The directive; null for text.</param>
/// <param name="Line">The directive's line in the cell, from 1.</param>
internal sealed record CellPart(string Language, string Text, IDirective? Directive = null, int Line = 0);
