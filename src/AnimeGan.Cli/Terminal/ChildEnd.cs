using System.Diagnostics;
using System.Globalization;

namespace AnimeGan.Cli.Terminal;

/// <summary>How a process that this one started comes to its end.</summary>
internal static class ChildEnd
{
    /// <summary>Waits for a process. When the token is cancelled it is interrupted, so that it saves; one that does not end of it in time is ended.</summary>
    /// <param name="process">The process.</param>
    /// <param name="farewell">How long saving may take.</param>
    /// <param name="token">Cancelled when this process shall stop.</param>
    public static async Task Of(Process process, TimeSpan farewell, CancellationToken token)
    {
        try
        {
            await process.WaitForExitAsync(token);
        }
        catch (OperationCanceledException)
        {
            Interrupt(process);
            using var patience = new CancellationTokenSource(farewell);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    // Ctrl-C at a terminal has reached the process too, and a second one would not let it save; a hangup asks the same and is never counted.
    private static void Interrupt(Process process)
    {
        if (!OperatingSystem.IsWindows())
        {
            using var shell = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -HUP {process.Id} 2> /dev/null")]);
            shell.WaitForExit();
        }
    }
}
