using System.Net;
using AnimeGan.Notebooks.Display;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>Shows the variables as a table of names, types and values.</summary>
internal sealed class WhosDirective : IDirective
{
    /// <summary>A value takes one line of the table, and no more than this of it.</summary>
    private const int ValueWidth = 120;

    public string Name => "whos";

    public string Usage => "#!whos";

    public string Description => "shows the variables with their types and values";

    public void Run(DirectiveCall call)
    {
        if (!call.Arguments.AreNone)
        {
            throw call.Misused();
        }

        List<(string Name, string Type, string Value)> rows =
            [.. call.Cell.Variables.Select(variable => (variable.Name, TypeText.Of(variable.Type), Short(call.Cell.InUserCode(() => variable.Value))))];
        var cells = rows.Select(row => new[] { $"<code>{Html(row.Name)}</code>", $"<code>{Html(row.Type)}</code>", Html(row.Value) });
        var width = (Name: rows.Select(row => row.Name.Length).DefaultIfEmpty().Max(), Type: rows.Select(row => row.Type.Length).DefaultIfEmpty().Max());
        call.Cell.Scope.Display(new MimeBundle(
        [
            new("text/html", ValueHtml.Table(["Variable", "Type", "Value"], cells)),
            new("text/plain", string.Join('\n', rows.Select(row => $"{row.Name.PadRight(width.Name)}  {row.Type.PadRight(width.Type)}  {row.Value}"))),
        ]));
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string Short(object? value)
    {
        string text;
        try
        {
            text = value.ToDisplayString(PlainTextFormatter.MimeType);
        }
        catch (Exception error)
        {
            // A value whose own code throws is still listed.
            text = $"({error.GetType().Name}: {error.Message})";
        }

        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ValueWidth ? line : line[..ValueWidth] + "…";
    }
}
