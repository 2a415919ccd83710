using AnimeGan.Notebooks.Display;

namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>Lists the names of the variables.</summary>
internal sealed class WhoDirective : IDirective
{
    public string Name => "who";

    public string Usage => "#!who";

    public string Description => "lists the variables";

    public void Run(DirectiveCall call)
    {
        if (!call.Arguments.AreNone)
        {
            throw call.Misused();
        }

        var names = call.Cell.Variables.Select(variable => variable.Name).ToList();
        call.Cell.Scope.Display(MimeBundle.Of("text/plain", names.Count == 0 ? "There are no variables yet." : string.Join('\n', names)));
    }
}
