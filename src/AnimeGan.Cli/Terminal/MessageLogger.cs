using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace AnimeGan.Cli.Terminal;

/// <summary>Shows the library's words above the progress bar.</summary>
/// <param name="host">Where to show them.</param>
internal sealed class MessageLogger(Host host) : ILogger
{
    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            var kind = logLevel >= LogLevel.Error ? "error: " : logLevel == LogLevel.Warning ? "warning: " : "";
            host.ErrorConsole.WriteLine($"{kind}{formatter(state, exception)}");
        }
    }
}
