namespace AnimeGan.Notebooks.Insight;

/// <summary>Something that can stand at the cursor.</summary>
/// <param name="Text">What to insert in place of <see cref="CompletionList.Start"/> to <see cref="CompletionList.End"/>.</param>
/// <param name="Kind">What it is, in the words that Jupyter's front ends have icons for: "method", "property", "field", "class", "keyword", "module", "variable" and the like.</param>
/// <param name="Detail">Its signature or type; null where there is nothing to say.</param>
public sealed record CompletionItem(string Text, string Kind, string? Detail);
