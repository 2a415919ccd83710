using AnimeGan.Notebooks.Display;

namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>Shows, after the cell, how long all of it took.</summary>
internal sealed class TimeDirective : IDirective
{
    public string Name => "time";

    public string Usage => "#!time";

    public string Description => "shows how long the cell took";

    public void Run(DirectiveCall call)
    {
        if (!call.Arguments.AreNone)
        {
            throw call.Misused();
        }

        call.Cell.AtEnd(time => call.Cell.Scope.Display(MimeBundle.Of("text/plain", FormattableString.Invariant($"Wall time: {time.TotalMilliseconds:0.0} ms"))));
    }
}
