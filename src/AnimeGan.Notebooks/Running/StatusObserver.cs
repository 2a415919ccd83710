using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Running;

/// <summary>Passes a cell's events on, and picks out what a person who waits for a long cell would want to read.</summary>
/// <param name="next">Who records the events.</param>
/// <param name="tell">Told the newest line of plain text: of the console, or of a display that was updated.</param>
internal sealed class StatusObserver(ICellObserver next, Action<string> tell) : ICellObserver
{
    private const string PlainText = "text/plain";

    public void OnEvent(CellEvent cellEvent)
    {
        next.OnEvent(cellEvent);
        var text = cellEvent switch
        {
            CellEvent.Text { IsError: false } written => written.Value,
            CellEvent.Update { Data: var data } when IsPlain(data) => data[PlainText],
            _ => null,
        };
        var line = text?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        if (line is not null)
        {
            tell(line);
        }
    }

    // A chart or a picture has a plain form too, which says nothing to who waits; and some plain forms are HTML.
    private static bool IsPlain(MimeBundle data) =>
        data.Items.All(item => item.Key is PlainText or "text/html") && data[PlainText] is { } text && !text.StartsWith('<');
}
