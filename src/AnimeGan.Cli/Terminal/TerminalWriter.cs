using System.Text;

namespace AnimeGan.Cli.Terminal;

/// <summary>A stream of words that nobody fails for: what is written to a terminal that was closed, or to a log on a full disk, is lost.</summary>
/// <remarks>Words and bars come from several threads; an error in any of them would end a run before it is saved. Results are no such words: a file that they do not fit into is an error.</remarks>
/// <param name="terminal">The stream.</param>
internal sealed class TerminalWriter(TextWriter terminal) : TextWriter(terminal.FormatProvider)
{
    /// <inheritdoc />
    public override Encoding Encoding => terminal.Encoding;

    /// <summary>Puts such a writer before the process's messages, and before its results where they go to a terminal.</summary>
    public static void Use()
    {
        if (!Console.IsOutputRedirected)
        {
            Console.SetOut(new TerminalWriter(Console.Out));
        }

        Console.SetError(new TerminalWriter(Console.Error));
    }

    /// <inheritdoc />
    public override void Write(char value) => Try(() => terminal.Write(value));

    /// <inheritdoc />
    public override void Write(char[] buffer, int index, int count) => Try(() => terminal.Write(buffer, index, count));

    /// <inheritdoc />
    public override void Write(string? value) => Try(() => terminal.Write(value));

    /// <inheritdoc />
    public override void WriteLine(string? value) => Try(() => terminal.WriteLine(value));

    /// <inheritdoc />
    public override void Flush() => Try(terminal.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            // The terminal is gone, and SIGHUP says so to whom it concerns; or the log's disk is full; or the stream was closed before the program began.
        }
    }
}
