using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AnimeGan.Kernel;

/// <summary>The kernel's own words, a line each. Whoever started the kernel sees them; cells' output goes elsewhere.</summary>
/// <param name="writer">Usually the process's standard error.</param>
internal sealed class KernelLog(TextWriter writer) : ILogger
{
    private readonly Lock _lock = new();

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var line = string.Create(CultureInfo.InvariantCulture, $"[animegan kernel {DateTime.Now:HH:mm:ss}] {formatter(state, exception)}");
        lock (_lock)
        {
            writer.WriteLine(exception is null ? line : $"{line}\n{exception}");
            writer.Flush();
        }
    }
}
