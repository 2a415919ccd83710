using System.Diagnostics;

namespace AnimeGan.Cli.Terminal;

/// <summary>Ties a process that this one starts to its own life: where this one is killed, the other ends as well instead of holding what the next command needs.</summary>
/// <remarks>The system closes a pipe whose only writer has ended, however it ended; whoever reads from it is told.</remarks>
internal static class ChildLife
{
    private const string Variable = "ANIMEGAN_PARENT_HOLDS_INPUT";

    /// <summary>Has a process that will be started end with this one.</summary>
    /// <param name="start">Its standard input becomes a pipe that nobody writes to.</param>
    public static void Tie(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.Environment[Variable] = "1";
    }

    /// <summary>In the process that was started: ends it at once when the other has ended.</summary>
    public static void Follow()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            return;
        }

        // What this process starts is its own affair.
        Environment.SetEnvironmentVariable(Variable, null);
        new Thread(static () =>
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
            }

            using var self = Process.GetCurrentProcess();
            self.Kill();
        }) { IsBackground = true, Name = "parent" }.Start();
    }
}
