namespace AnimeGan.Notebooks.Session;

/// <summary>Receives what a cell puts out: a recorder, a Jupyter socket, a test.</summary>
public interface ICellObserver
{
    /// <summary>Called for each event, in order, one at a time, never on the thread that runs the cell.</summary>
    /// <param name="cellEvent">The event.</param>
    void OnEvent(CellEvent cellEvent);
}
