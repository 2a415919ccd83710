namespace AnimeGan.Notebooks.Insight;

/// <summary>Whether a cell can be run as it stands.</summary>
/// <param name="Status">"complete", "incomplete" (more lines must follow) or "invalid" (no more lines can mend it).</param>
/// <param name="Indent">What the next line begins with, where more must follow.</param>
public sealed record CodeStatus(string Status, string Indent);
