using System.Net;

namespace AnimeGan.Claims;

/// <summary>Claims as pieces of pages.</summary>
internal static class ClaimHtml
{
    private const string Cell = "text-align:left;vertical-align:top;padding:.25em .8em .25em 0;white-space:normal";

    /// <summary>A row for each claim: a sign and words for the verdict, the sentence, what was found, what was asked.</summary>
    /// <remarks>Text takes the page's own colour, so the table suits a light and a dark page; the sign and the words say it without colours.</remarks>
    internal static string Table(ClaimSheet sheet)
    {
        var rows = string.Concat(sheet.Claims.Select(claim =>
            $"<tr><td style=\"{Cell}\"><strong>{Sign(sheet, claim)}</strong> {Words(sheet, claim)}</td><td style=\"{Cell}\">{Encode(claim.Text)}</td><td style=\"{Cell}\">{Encode(claim.Found)}</td><td style=\"{Cell}\">{Encode(claim.Asked)}</td></tr>"));
        return $"<table style=\"border-collapse:collapse;line-height:1.4\"><caption style=\"text-align:left;caption-side:bottom;font-size:90%\">{Encode(sheet.Summary())}</caption><thead><tr>{Heading("Verdict")}{Heading("Claim")}{Heading("This run")}{Heading("Asked")}</tr></thead><tbody>{rows}</tbody></table>";
    }

    /// <summary>A sign that is told apart without its colour.</summary>
    internal static string Sign(ClaimSheet sheet, Claim claim) => !sheet.Judged ? "○" : claim.Holds ? "✓" : "✗";

    private static string Words(ClaimSheet sheet, Claim claim) => !sheet.Judged ? "not judged" : claim.Holds ? "holds" : "not here";

    private static string Heading(string text) => $"<th style=\"{Cell}\">{text}</th>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
