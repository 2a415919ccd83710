using AnimeGan.Notebooks.Session;
using AnimeGan.Testing;

namespace AnimeGan.Kernel.Tests;

/// <summary>A kernel in this process, and clients of it.</summary>
public sealed class RunningKernel : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _log = new(System.Globalization.CultureInfo.InvariantCulture);
    private readonly KernelHost _host;
    private Task _running = Task.CompletedTask;

    public RunningKernel()
    {
        ConnectionFile = ConnectionFiles.Write(_folder.FullPath);
        _host = new KernelHost(ConnectionFile, new KernelLog(_log), new SessionOptions { Folder = _folder.FullPath });
    }

    /// <summary>Where clients find it.</summary>
    public string ConnectionFile { get; }

    /// <summary>What it said for itself.</summary>
    public string Log => _log.ToString();

    /// <summary>Ends when the kernel has ended.</summary>
    public Task Ended => _running;

    /// <summary>A new client.</summary>
    internal KernelClient Connect() => new(ConnectionFile);

    public ValueTask InitializeAsync()
    {
        _running = _host.RunAsync();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _host.Stop();
        await _running;
        _host.Dispose();
        _folder.Dispose();
    }
}
