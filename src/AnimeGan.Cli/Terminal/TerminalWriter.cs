using System.Text;

namespace AnimeGan.Cli.Terminal;

/// <summary>A terminal's stream that outlives the terminal: what is written to one that was closed is lost, and nobody fails for it.</summary>
/// <remarks>Words and bars come from several threads; an error in any of them would end a run before it is saved.</remarks>
/// <param name="terminal">The stream.</param>
internal sealed class TerminalWriter(TextWriter terminal) : TextWriter(terminal.FormatProvider)
{
    /// <inheritdoc />
    public override Encoding Encoding => terminal.Encoding;

    /// <summary>Puts such a writer before the process's two streams, where they are terminals.</summary>
    public static void Use()
    {
        if (!Console.IsOutputRedirected)
        {
            Console.SetOut(new TerminalWriter(Console.Out));
        }

        if (!Console.IsErrorRedirected)
        {
            Console.SetError(new TerminalWriter(Console.Error));
        }
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
        catch (IOException)
        {
            // The terminal is gone; SIGHUP says so to whom it concerns.
        }
    }
}
