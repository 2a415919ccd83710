using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace AnimeGan.Cli;

/// <summary>The usual help, then the examples of the command, as wide as the terminal is.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new() { MaxWidth = int.MaxValue };

    /// <summary>How wide it is written.</summary>
    internal Func<int> Width { get; set; } = HelpText.Width;

    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        configuration.Output = text;
        var status = _usual.Invoke(parseResult);
        configuration.Output = output;

        var width = Width();
        output.Write(HelpText.Wrap(text.ToString(), width));
        output.WriteLine();
        if (parseResult.CommandResult.Command is CommandDescription { Examples.Count: > 0 } command)
        {
            output.WriteLine("Examples:");
            foreach (var line in command.Examples.SelectMany(example => HelpText.Example(example, width)))
            {
                output.WriteLine(line);
            }

            output.WriteLine();
        }

        return status;
    }
}
