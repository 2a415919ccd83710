using System.Net;

namespace AnimeGan.Exercises;

/// <summary>Verdicts as pieces of pages.</summary>
internal static class VerdictHtml
{
    /// <summary>A card: a coloured edge, a symbol and words for the verdict, then the question, the answer and the hint.</summary>
    /// <remarks>
    /// Text takes the page's own colour and the ground is nearly transparent, so the card suits a light and a dark page
    /// without asking which it is on. The edge's colours have a contrast of at least 3 to 1 on white and on near black.
    /// </remarks>
    internal static string Card(Verdict verdict)
    {
        var (edge, ground) = verdict.Kind switch
        {
            VerdictKind.Right => ("#2e8b45", "rgba(46,139,69,.10)"),
            VerdictKind.NotRight => ("#c8501e", "rgba(200,80,30,.10)"),
            _ => ("#7a828e", "rgba(122,130,142,.10)"),
        };
        var words = $"{Symbol(verdict.Kind)} {Words(verdict.Kind)}";
        var details = verdict.Details().Trim();
        var second = details.Length == 0 ? string.Empty : $"<div style=\"margin-top:.2em\">{Encode(details)}</div>";
        return $"<div role=\"group\" aria-label=\"Exercise: {Encode(Words(verdict.Kind))}\" style=\"border-left:5px solid {edge};background:{ground};border-radius:0 6px 6px 0;padding:.5em .9em;margin:.4em 0;max-width:44rem;font-family:system-ui,sans-serif;line-height:1.45\"><strong>{words}</strong> · {Encode(verdict.Question)}{second}</div>";
    }

    /// <summary>A sign that is told apart without its colour.</summary>
    internal static string Symbol(VerdictKind kind) => kind switch
    {
        VerdictKind.Right => "✓",
        VerdictKind.NotRight => "✗",
        _ => "○",
    };

    /// <summary>The verdict in two or three words.</summary>
    internal static string Words(VerdictKind kind) => kind switch
    {
        VerdictKind.Right => "Right",
        VerdictKind.NotRight => "Not right yet",
        _ => "Not answered yet",
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
