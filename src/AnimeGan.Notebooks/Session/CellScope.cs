using AnimeGan.Notebooks.Display;

namespace AnimeGan.Notebooks.Session;

/// <summary>The running cell as the code in it sees it: where output goes, and the token that cancels it.</summary>
/// <remarks>It flows with the execution context, so threads and tasks that a cell starts write into that cell.</remarks>
internal sealed class CellScope(EventQueue queue, ICellObserver observer, ICellInput? input, CancellationToken token)
{
    private static readonly AsyncLocal<CellScope?> _current = new();

    /// <summary>The cell that this code belongs to; null outside of cells.</summary>
    public static CellScope? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    public CancellationToken Token { get; } = token;

    /// <summary>Asks the person at the notebook.</summary>
    /// <exception cref="InputUnavailableException">There is nobody.</exception>
    public string ReadLine(string prompt, bool isPassword) => (input ?? throw new InputUnavailableException()).ReadLine(prompt, isPassword);

    public void Write(bool isError, string text)
    {
        if (text.Length > 0)
        {
            queue.Add(observer, new CellEvent.Text(isError, text));
        }
    }

    public void Publish(CellEvent cellEvent) => queue.Add(observer, cellEvent);

    public string Display(MimeBundle data)
    {
        var id = Guid.NewGuid().ToString("N");
        Publish(new CellEvent.Displayed(id, data));
        return id;
    }
}
