using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Insight;

/// <summary>What an editor asks about code before it is run. Answers see all cells that ran; nothing is executed, and a running cell is not waited for.</summary>
public static class SessionInsight
{
    /// <summary>What can stand at the cursor.</summary>
    /// <param name="session">The session.</param>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor, in UTF-16 code units from the start; outside the text it is taken as its nearest end.</param>
    /// <param name="token">Gives up.</param>
    /// <returns>The choices, the likeliest first.</returns>
    public static Task<CompletionList> CompleteAsync(this CSharpSession session, string code, int position, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(code);
        return Task.Run(() => session.Insight.Complete(code, Math.Clamp(position, 0, code.Length), token), token);
    }

    /// <summary>What stands at the cursor: its signature and documentation; inside an argument list, what is being called.</summary>
    /// <param name="session">The session.</param>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor, in UTF-16 code units from the start; outside the text it is taken as its nearest end.</param>
    /// <param name="token">Gives up.</param>
    /// <returns>text/plain, text/markdown and text/html; null where there is nothing to say.</returns>
    public static Task<MimeBundle?> InspectAsync(this CSharpSession session, string code, int position, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(code);
        return Task.Run(() => session.Insight.Inspect(code, Math.Clamp(position, 0, code.Length), token), token);
    }

    /// <summary>Whether a cell can be run as it stands; for hosts where Enter means "run it if it is whole".</summary>
    /// <param name="session">The session.</param>
    /// <param name="code">The cell's text.</param>
    /// <returns>The answer, with the indent of a line that must follow.</returns>
    public static CodeStatus CheckComplete(this CSharpSession session, string code)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(code);
        return CodeCompleteness.Check(code);
    }
}
