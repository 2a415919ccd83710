using AnimeGan.Notebooks.Display;

namespace AnimeGan.Notebooks.Session;

/// <summary>The running cell as the code in it sees it: where output goes, and the token that cancels it.</summary>
/// <remarks>It flows with the execution context, so threads and tasks that a cell starts write into that cell.</remarks>
internal sealed class CellScope(EventQueue queue, ICellObserver observer, ICellInput? input, CancellationToken token)
{
    private static readonly AsyncLocal<CellScope?> _current = new();

    private volatile bool _isTokenTaken;
    private volatile bool _isReading;
    private volatile bool _wasReadBroken;

    /// <summary>The cell that this code belongs to; null outside of cells.</summary>
    public static CellScope? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    public CancellationToken Token { get; } = token;

    /// <summary>True once the cell's code has asked for its token: it means to end by itself when it is cancelled.</summary>
    public bool IsTokenTaken => _isTokenTaken;

    /// <summary>True while the cell waits for the person's answer.</summary>
    public bool IsReading => _isReading;

    /// <summary>True once an interrupt has ended a wait for the person's answer.</summary>
    public bool WasReadBroken => _wasReadBroken;

    /// <summary>The token, for the cell's code.</summary>
    public CancellationToken TakeToken()
    {
        _isTokenTaken = true;
        return Token;
    }

    /// <summary>Characters of the last answer that the cell has not read yet.</summary>
    public ReadBuffer Unread { get; } = new();

    /// <summary>Asks the person at the notebook, after all output so far has been delivered.</summary>
    /// <exception cref="InputUnavailableException">There is nobody.</exception>
    public string ReadLine(string prompt, bool isPassword)
    {
        var asked = input ?? throw new InputUnavailableException();
        _isReading = true;
        try
        {
            queue.FlushAsync().GetAwaiter().GetResult();
            return asked.ReadLine(prompt, isPassword);
        }
        catch (ThreadInterruptedException)
        {
            _wasReadBroken = true;
            throw;
        }
        finally
        {
            _isReading = false;
        }
    }

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
