using System.Net;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Display;

/// <summary>Shows objects that hold a resource by their own ToString.</summary>
/// <remarks>
/// The default formatters read every property, and those of the values they find. Properties of a tensor make new
/// tensors, without end: one tensor took 27 seconds and gave 9 MB of HTML.
/// </remarks>
internal static class ResourceFormatters
{
    public static void Register()
    {
        Formatter.Register<IDisposable>((value, writer) => writer.Write(value.ToString()), PlainTextFormatter.MimeType);
        Formatter.Register<IDisposable>(
            (value, writer) => writer.Write($"<div class=\"dni-plaintext\"><pre>{WebUtility.HtmlEncode(value.ToString())}</pre></div>"),
            HtmlFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(IDisposable), PlainTextFormatter.MimeType);
    }
}
