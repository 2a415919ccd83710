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
        var rows = help.Select(line => new[] { $"<code>{WebUtility.HtmlEncode(line.Usage)}</code>", WebUtility.HtmlEncode(line.Description) });
        call.Cell.Scope.Display(new MimeBundle(
        [
            new("text/html", ValueHtml.Table(["Line", "What it does"], rows)),
            new("text/plain", string.Join('\n', help.Select(line => $"{line.Usage.PadRight(width)}  {line.Description}"))),
        ]));
    }
}
