using System.Globalization;
using System.Runtime.InteropServices;

namespace AnimeGan.Cli.Terminal;

/// <summary>Ctrl-C: the first press asks for a stop at the next safe point, the second stops at once. A terminal that is closed, or a connection that is lost, asks as well.</summary>
internal sealed class Interrupt : IDisposable
{
    /// <summary>How long an orderly end may take once somebody wants it at once.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _source = new();
    private readonly TextWriter _messages;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _presses;

    /// <summary>Starts to listen for SIGINT, SIGTERM and SIGHUP.</summary>
    /// <param name="messages">Where the person is told what happens.</param>
    public Interrupt(TextWriter messages)
    {
        _messages = messages;
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        if (!IsHangupIgnored())
        {
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnHangup));
        }
    }

    /// <summary>Cancelled by the first press.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _presses) > 1)
        {
            // An orderly end waits for threads that hold something; one that is stuck must not keep the process.
            new Thread(static () =>
            {
                Thread.Sleep(_patience);
                System.Diagnostics.Process.GetCurrentProcess().Kill();
            }) { IsBackground = true }.Start();
            Environment.Exit(ExitCodes.Interrupted);
        }

        _messages.WriteLine();
        _messages.WriteLine("Stopping at the next safe point; press Ctrl-C again to stop at once.");
        _source.Cancel();
    }

    // Nobody is in a hurry: a shell and the kernel both send it, and a session that ends sends SIGTERM after it.
    private void OnHangup(PosixSignalContext context)
    {
        context.Cancel = true;
        _messages.WriteLine();
        _messages.WriteLine("The terminal was closed: stopping at the next safe point.");
        _source.Cancel();
    }

    // nohup asks that work outlives its terminal, and listening would undo that.
    private static bool IsHangupIgnored()
    {
        const string Status = "/proc/self/status";
        const string Field = "SigIgn:";
        const int Hangup = 1;
        var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) : null;
        return line is not null && (ulong.Parse(line.AsSpan(Field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1UL << (Hangup - 1))) != 0;
    }
}
