using AnimeGan.Notebooks.Session.Directives;

namespace AnimeGan.Notebooks.Session;

/// <summary>A stretch of a cell: text in one language, or a line that the session carries out.</summary>
/// <param name="Language">"csharp", "markdown", "html", "javascript" or a kernel that an extension has added; empty for a directive.</param>
/// <param name="Own">Its text, or what follows the directive's name.</param>
/// <param name="Directive">The directive; null for text.</param>
/// <param name="Line">The directive's line in the cell, from 1.</param>
/// <param name="Above">How many lines of the cell stand above it, where its line numbers count.</param>
internal sealed record CellPart(string Language, string Own, IDirective? Directive = null, int Line = 0, int Above = 0)
{
    /// <summary>Its text, or what follows the directive's name. C# keeps its line numbers: other lines are blank.</summary>
    public string Text => Own.PadLeft(Above + Own.Length, '\n');
}
