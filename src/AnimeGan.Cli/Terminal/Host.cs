using System.Globalization;
using Spectre.Console;

namespace AnimeGan.Cli.Terminal;

/// <summary>Where a command writes and how it hears that it should stop.</summary>
/// <remarks>Results go to <see cref="Output"/>, which a script reads; progress and complaints go to the other stream.</remarks>
internal sealed class Host
{
    /// <summary>Makes a host over two writers.</summary>
    /// <param name="output">For results.</param>
    /// <param name="error">For progress and messages.</param>
    /// <param name="logFolder">Where the details of an unexpected failure are kept.</param>
    /// <param name="token">Cancelled when the person presses Ctrl-C.</param>
    public Host(TextWriter output, TextWriter error, string logFolder, CancellationToken token)
    {
        Output = output;
        Error = error;
        Token = token;
        LogFolder = logFolder;
        OutputConsole = CreateConsole(output);
        ErrorConsole = CreateConsole(error);
    }

    /// <summary>For results.</summary>
    public TextWriter Output { get; }

    /// <summary>For progress and messages.</summary>
    public TextWriter Error { get; }

    /// <summary>Cancelled when the person presses Ctrl-C.</summary>
    public CancellationToken Token { get; }

    /// <summary>Where the details of an unexpected failure are kept.</summary>
    public string LogFolder { get; }

    /// <summary>Tables for <see cref="Output"/>.</summary>
    public IAnsiConsole OutputConsole { get; }

    /// <summary>Progress bars for <see cref="Error"/>.</summary>
    public IAnsiConsole ErrorConsole { get; }

    /// <summary>The process's own streams.</summary>
    public static Host ForProcess(CancellationToken token) => new(Console.Out, Console.Error, KitFiles.Logs, token);

    /// <summary>Says what a command that takes longer than a moment begins with, before anything is loaded for it.</summary>
    /// <param name="what">What, of what, where to; a sentence without a full stop.</param>
    public void Begin(FormattableString what) => Error.WriteLine(what.ToString(CultureInfo.InvariantCulture));

    private static IAnsiConsole CreateConsole(TextWriter writer)
    {
        var target = new AnsiConsoleOutput(writer);
        if (target.IsTerminal)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = target });
        }

        // A file or a pipe gets no colours, and no folding at 80 columns.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 200;
        return console;
    }
}
