namespace AnimeGan.Notebooks.Html;

/// <summary>A block of prose as slides take it.</summary>
/// <param name="Html">What is shown; a heading's words without their element.</param>
/// <param name="Characters">The length of its text; below 0: the lines that it takes, negated.</param>
/// <param name="IsHeading">True for a heading down to the third level.</param>
internal sealed record ProsePart(string Html, int Characters, bool IsHeading = false);
