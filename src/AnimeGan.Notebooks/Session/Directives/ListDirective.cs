using System.Net;
using AnimeGan.Notebooks.Display;

namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>Lists what a line may begin with.</summary>
internal sealed class ListDirective : IDirective
{
    public string Name => "lsmagic";

    public string Usage => "#!lsmagic";

    public string Description => "lists these directives";

    public void Run(DirectiveCall call)
    {
        if (!call.Arguments.AreNone)
        {
            throw call.Misused();
        }

        var help = DirectiveTable.Help.ToList();
        var width = help.Select(line => line.Usage.Length).Where(length => length <= 40).Max();
        var rows = help.Select(line => $"<tr><td><code>{WebUtility.HtmlEncode(line.Usage)}</code></td><td>{WebUtility.HtmlEncode(line.Description)}</td></tr>");
        call.Cell.Scope.Display(new MimeBundle(
        [
            new("text/html", $"<table><thead><tr><th>Line</th><th>What it does</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table>"),
            new("text/plain", string.Join('\n', help.Select(line => $"{line.Usage.PadRight(width)}  {line.Description}"))),
        ]));
    }
}
