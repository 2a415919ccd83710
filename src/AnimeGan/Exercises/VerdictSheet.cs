using System.Globalization;

namespace AnimeGan.Exercises;

/// <summary>The verdicts on all exercises of a notebook. A notebook shows the cards one below the other, and how many are right.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource<VerdictSheet>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class VerdictSheet : IHtml
{
    internal VerdictSheet(IReadOnlyList<Verdict> verdicts) => Verdicts = verdicts;

    /// <summary>The verdicts in the exercises' order.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>How many answers are right.</summary>
    public int Right => Verdicts.Count(verdict => verdict.IsRight);

    /// <summary>The cards and the count as a piece of a page.</summary>
    /// <returns>One div element without scripts or ids.</returns>
    public string ToHtml() =>
        $"<div>{string.Concat(Verdicts.Select(verdict => verdict.ToHtml()))}<p style=\"font-size:90%;margin:.5em 0\">{Count()}</p></div>";

    /// <summary>A line for each verdict and the count, for a terminal.</summary>
    public override string ToString() => string.Join('\n', [.. Verdicts.Select(verdict => verdict.ToString()), Count()]);

    private string Count()
    {
        var open = Verdicts.Count(verdict => verdict.Kind == VerdictKind.Unanswered);
        return string.Create(CultureInfo.InvariantCulture, $"{Right} of {Verdicts.Count} right, {open} not answered yet.");
    }
}
