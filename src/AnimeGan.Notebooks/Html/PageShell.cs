using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace AnimeGan.Notebooks.Html;

/// <summary>What is around every page: head, styles, scripts. Nothing in it is fetched from anywhere but from beside it.</summary>
internal static class PageShell
{
    /// <summary>Whatever a notebook puts out, the page loads nothing: not even where an output asks for it.</summary>
    private const string Policy =
        "default-src 'none'; img-src data: blob:; media-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src";

    /// <summary>Writes a page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">Its body's inner HTML.</param>
    /// <param name="plotlyScript">A file that becomes part of the page, or null.</param>
    /// <param name="plotlyLink">The address of a script that pages share, or null.</param>
    /// <param name="style">Styles beside those of all pages, or null.</param>
    /// <param name="script">A script that the page needs for itself, or null.</param>
    /// <param name="trusted">Lets scripts and handlers in the body run, compile what they hold and work beside the page; otherwise the browser runs those alone that are named here, by their hashes.</param>
    public static string Wrap(
        string title, string body, string? plotlyScript = null, string? plotlyLink = null, string? style = null, string? script = null, bool trusted = false)
    {
        var plotly = plotlyScript is null || plotlyLink is not null ? null : File.ReadAllBytes(plotlyScript);
        string[] own =
        [
            .. plotly is not null || plotlyLink is not null ? new[] { $"\n{Resource("Page.js")}" } : [],
            .. script is not null ? new[] { $"\n{Resource(script)}" } : [],
        ];
        IEnumerable<byte[]> hashed = [.. own.Select(Encoding.UTF8.GetBytes), .. plotly is null ? Array.Empty<byte[]>() : [plotly]];
        var allowed = (trusted ? " 'unsafe-inline' 'wasm-unsafe-eval' blob:" : string.Concat(hashed.Select(bytes => $" 'sha256-{Convert.ToBase64String(SHA256.HashData(bytes))}'")))

            // Scripts of the page's own server, or from the disk where it is opened from there.
            + (plotlyLink is null ? string.Empty : " 'self' file:");
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}{(allowed.Length > 0 ? allowed : " 'none'")}\">\n");
        page.Append("<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n");
        page.Append($"<title>{WebUtility.HtmlEncode(title)}</title>\n<style>\n{Resource("Page.css")}{(style is null ? string.Empty : Resource(style))}</style>\n</head>\n<body>\n{body}");
        if (plotlyLink is not null)
        {
            page.Append($"<script id=\"plotly-js\" src=\"{WebUtility.HtmlEncode(plotlyLink)}\"></script>\n");
        }
        else if (plotly is not null)
        {
            page.Append($"{Packed(plotly)}\n");
        }

        foreach (var text in own)
        {
            page.Append($"<script>{text}</script>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>The script in less than half of its size; it cannot end its element early either.</summary>
    private static string Packed(byte[] script)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(script);
        }

        return $"<script id=\"plotly-js\" type=\"application/gzip\">{Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length)}</script>";
    }

    private static string Resource(string name)
    {
        using var stream = typeof(PageShell).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from {typeof(PageShell).Assembly.GetName().Name}; build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
