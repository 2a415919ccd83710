using System.Net;

namespace AnimeGan.Files;

/// <summary>How every page begins that stands in one file.</summary>
internal static class PageHead
{
    /// <summary>The page down to the end of its styles; its head is still open.</summary>
    /// <param name="title">Words.</param>
    /// <param name="policy">What the page may load and run.</param>
    /// <param name="style">Name of the styles' resource.</param>
    internal static string Of(string title, string policy, string style) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{policy}">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="data:,">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {EmbeddedText.Read(style)}</style>

        """;
}
