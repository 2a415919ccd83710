namespace AnimeGan.Notebooks.Running;

/// <summary>Makes a folder the process's working directory while a notebook runs; runs in one process take turns.</summary>
internal sealed class WorkingDirectory : IDisposable
{
    private static readonly SemaphoreSlim _turn = new(1, 1);

    private readonly string _before;

    private WorkingDirectory(string folder)
    {
        _before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
    }

    public static async Task<WorkingDirectory> EnterAsync(string folder, CancellationToken token)
    {
        await _turn.WaitAsync(token).ConfigureAwait(false);
        try
        {
            return new WorkingDirectory(folder);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _turn.Release();
    }
}
