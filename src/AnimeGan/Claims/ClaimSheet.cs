using System.Globalization;

namespace AnimeGan.Claims;

/// <summary>What a cell claims, and what the run says to it. A notebook shows it as a table with a verdict a row.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource<ClaimSheet>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class ClaimSheet : IHtml
{
    internal ClaimSheet(bool judged, IReadOnlyList<Claim> claims) => (Judged, Claims) = (judged, claims);

    /// <summary>Whether the run is long enough to be judged by.</summary>
    public bool Judged { get; }

    /// <summary>The claims in their order.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    /// <summary>The table as a piece of a page, readable on a light and on a dark ground and without colours.</summary>
    /// <returns>One table element without scripts or ids.</returns>
    public string ToHtml() => ClaimHtml.Table(this);

    /// <summary>A line for each claim and the count, for a terminal: a sign, the sentence, what was found, and what was asked.</summary>
    public override string ToString() =>
        string.Join('\n', [.. Claims.Select(claim => $"{ClaimHtml.Sign(this, claim)} {claim}"), Summary()]);

    /// <summary>What all rows come to.</summary>
    internal string Summary()
    {
        if (!Judged)
        {
            return "Not judged: this run is too short to show anything.";
        }

        var held = Claims.Count(claim => claim.Holds);
        return (held == Claims.Count, Claims.Count) switch
        {
            (true, 1) => "It holds in this run.",
            (true, _) => string.Create(CultureInfo.InvariantCulture, $"All {held} hold in this run."),
            _ => string.Create(CultureInfo.InvariantCulture, $"{held} of {Claims.Count} hold in this run. What does not is marked: believe the run."),
        };
    }
}
