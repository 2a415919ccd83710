using Microsoft.CodeAnalysis;

namespace AnimeGan.Notebooks.Insight;

/// <summary>Something that could be completed to, before the typed letters have been compared.</summary>
/// <param name="Text">What would be inserted.</param>
/// <param name="Kind">The word of <see cref="CompletionItem.Kind"/>.</param>
/// <param name="Group">How near it is to what the cursor asks for.</param>
/// <param name="Distance">Within a group: how far from the receiver's own type.</param>
/// <param name="Symbol">What describes it, or null.</param>
/// <param name="Detail">What describes it where there is no symbol.</param>
internal sealed record Candidate(string Text, string Kind, CandidateGroup Group, int Distance = 0, ISymbol? Symbol = null, string? Detail = null);
