using System.Globalization;

namespace AnimeGan.Claims;

/// <summary>A sentence of a notebook about what its run shows, with the number that bears it out or does not.</summary>
/// <remarks>
/// The notebook shows what the run found, so its text need not foretell it; and a test of the kit asks each claim of whole runs on two
/// seeds (tests/AnimeGan.Cli.Tests/Notebooks/ClaimTests.cs; the values are in notebooks/CLAIMS.md).
/// </remarks>
/// <example>
/// <code>
/// var score = 0.52;
/// Claim.Sheet(judged: true, Claim.Within("In the end D can only toss a coin", score, 0.45, 0.55))
/// </code>
/// </example>
public sealed class Claim
{
    /// <summary>What parts the fields of a claim's line; a claim's text cannot hold it.</summary>
    public const string Separator = " | ";

    private Claim(string text, bool holds, string found, string asked)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (text.Contains(Separator, StringComparison.Ordinal))
        {
            throw new ArgumentException($"A claim is one line of a table, so its text cannot hold '{Separator}': {text}", nameof(text));
        }

        (Text, Holds, Found, Asked) = (text, holds, found, asked);
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <summary>Whether this run bears it out. A value that is not a number bears out nothing.</summary>
    public bool Holds { get; }

    /// <summary>What this run found.</summary>
    public string Found { get; }

    /// <summary>What it was to find, in words; empty where the sentence says it itself.</summary>
    public string Asked { get; }

    /// <summary>A number that lies between two others.</summary>
    /// <param name="text">The sentence, without a number that a run could contradict.</param>
    /// <param name="value">What the run found.</param>
    /// <param name="least">The smallest value that bears it out.</param>
    /// <param name="most">The largest.</param>
    public static Claim Within(string text, double value, double least, double most) =>
        new(text, value >= least && value <= most, Number(value), $"{Number(least)} to {Number(most)}");

    /// <summary>A number that is large enough.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="value">What the run found.</param>
    /// <param name="least">The smallest value that bears it out.</param>
    public static Claim AtLeast(string text, double value, double least) =>
        new(text, value >= least, Number(value), $"at least {Number(least)}");

    /// <summary>A number that is small enough.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="value">What the run found.</param>
    /// <param name="most">The largest value that bears it out.</param>
    public static Claim AtMost(string text, double value, double most) =>
        new(text, value <= most, Number(value), $"at most {Number(most)}");

    /// <summary>Something that is so or is not.</summary>
    /// <param name="text">The sentence, which says what it asks.</param>
    /// <param name="holds">Whether it is so.</param>
    /// <param name="found">What the run found, in a few words.</param>
    public static Claim That(string text, bool holds, string found)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(found);
        return new Claim(text, holds, found, string.Empty);
    }

    /// <summary>Puts the claims of a cell together.</summary>
    /// <param name="judged">False where the run is too short to bear out anything: then the numbers are shown without a verdict.</param>
    /// <param name="claims">The claims, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static ClaimSheet Sheet(bool judged, params IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentOutOfRangeException.ThrowIfZero(claims.Count);
        return new ClaimSheet(judged, [.. claims]);
    }

    /// <summary>The claim in a line: sentence, value, and what was asked.</summary>
    public override string ToString() => Asked.Length == 0 ? $"{Text}{Separator}{Found}" : $"{Text}{Separator}{Found}{Separator}{Asked}";

    // Four digits; whole numbers and very small ones as a person would write them.
    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 1000 => "0", > 0 and < 1e-3 => "0.#e+0", _ => "G4" },
        CultureInfo.InvariantCulture);
}
