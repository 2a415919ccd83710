using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

/// <summary>Keeps what a cell puts out, and whether anything came after it had ended.</summary>
internal sealed class Recorder : ICellObserver
{
    private readonly List<CellEvent> _events = [];

    public IReadOnlyList<CellEvent> Events
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    public string Out => string.Concat(Events.OfType<CellEvent.Text>().Where(text => !text.IsError).Select(text => text.Value));

    public string Error => string.Concat(Events.OfType<CellEvent.Text>().Where(text => text.IsError).Select(text => text.Value));

    public string? Result => Events.OfType<CellEvent.Result>().SingleOrDefault()?.Data["text/plain"];

    public void OnEvent(CellEvent cellEvent)
    {
        lock (_events)
        {
            _events.Add(cellEvent);
        }
    }
}
