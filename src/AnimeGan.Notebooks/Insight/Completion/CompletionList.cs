namespace AnimeGan.Notebooks.Insight;

/// <summary>What can stand at the cursor, the likeliest first.</summary>
/// <param name="Start">Where the text to replace begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends; the cursor is at it or before it.</param>
/// <param name="Items">The choices; empty where nothing can be said.</param>
public sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items);
