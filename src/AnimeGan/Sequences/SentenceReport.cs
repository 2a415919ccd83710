using System.Globalization;
using System.Net;

namespace AnimeGan.Sequences;

/// <summary>How many of some sentences a grammar makes, and what of the grammar they use.</summary>
/// <param name="Count">Sentences.</param>
/// <param name="Valid">Share of them that the grammar makes, 0 to 1.</param>
/// <param name="Distinct">Different sentences among these.</param>
/// <param name="Uses">Valid sentences that use each production, in the grammar's order.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource<SentenceReport>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record SentenceReport(int Count, double Valid, int Distinct, IReadOnlyList<int> Uses) : IHtml
{
    /// <summary>Share of the productions that at least one valid sentence uses, 0 to 1.</summary>
    public double ProductionsUsed => (double)Uses.Count(uses => uses > 0) / Uses.Count;

    /// <summary>Judges sentences.</summary>
    /// <param name="grammar">The judge.</param>
    /// <param name="sentences">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SentenceReport Of(Grammar grammar, IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        ArgumentNullException.ThrowIfNull(sentences);
        if (sentences.Count == 0)
        {
            throw new ArgumentException("There is no sentence to judge; draw at least one.", nameof(sentences));
        }

        var (valid, distinct, uses) = (0, 0, new int[grammar.Productions.Count]);
        foreach (var (sentence, times) in sentences.CountBy(sentence => sentence))
        {
            if (grammar.Derive(sentence) is { } productions)
            {
                valid += times;
                distinct++;
                foreach (var production in productions.Distinct())
                {
                    uses[production] += times;
                }
            }
        }

        return new SentenceReport(sentences.Count, (double)valid / sentences.Count, distinct, uses);
    }

    /// <summary>The report in a line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Valid * 100:0.0} % of {Count} sentences are valid, {Distinct} different ones, and use {ProductionsUsed * 100:0} % of the productions");

    /// <summary>The line as a piece of a page.</summary>
    string IHtml.ToHtml() => $"<p>{WebUtility.HtmlEncode(ToString())}</p>";
}
