using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Files;

namespace AnimeGan.Cli;

/// <summary>Arguments in, exit status out.</summary>
internal static class CommandLineHost
{
    // A pattern that the shell made ten thousand names of is one mistake.
    private const int MostFaults = 10;

    /// <summary>Parses the arguments, runs the command that they name and turns what goes wrong into a message and a status.</summary>
    /// <param name="arguments">As the process got them.</param>
    /// <param name="host">Where to write.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Host host)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(host);
        if (!PluginOption.TryLoad(arguments, out var fault))
        {
            // Before the commands are made: their help and their choices name what plugins register.
            host.Error.WriteLine($"error: {PluginOption.Name}: {fault}");
            return ExitCodes.Usage;
        }

        var root = AnimeGanCommand.Create(host);
        var result = root.Parse(arguments);
        if (result.Errors.Count > 0 && result.Action is ParseErrorAction)
        {
            return ReportUsage(root, result, host);
        }

        var verbose = result.GetValue<bool>(AnimeGanCommand.VerboseName);
        try
        {
            return await result.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = host.Output,
                    Error = host.Error,
                    EnableDefaultExceptionHandler = false,
                    // Ctrl-C is the host's business: a step is finished and saved first.
                    ProcessTerminationTimeout = null,
                },
                host.Token);
        }
        catch (Exception error) when (FailureReport.TryDescribe(error, host, verbose, out var report))
        {
            host.Error.WriteLine(report.Message);
            return report.ExitCode;
        }
    }

    /// <summary>Says what is wrong with a command line.</summary>
    internal static int ReportUsage(Command root, ParseResult result, Host host)
    {
        if (result.Tokens.Count == 0)
        {
            root.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = host.Error, Error = host.Error });
            return ExitCodes.Usage;
        }

        // A mistyped command also counts as a missing one; saying both would only confuse.
        var unmatched = result.UnmatchedTokens.Distinct().ToList();
        var messages = unmatched.Count > 0
            ? unmatched.Select(token => $"unknown {(token.StartsWith('-') ? "option" : "command or argument")} '{token}'{Meant(result.CommandResult, token)}")
            : result.Errors.Select(error => error.Message);
        var left = (unmatched.Count > 0 ? unmatched.Count : messages.Distinct().Count()) - MostFaults;
        foreach (var message in messages.Distinct().Take(MostFaults))
        {
            host.Error.WriteLine($"error: {message}");
        }

        if (left > 0)
        {
            host.Error.WriteLine($"error: and {left.ToString(CultureInfo.InvariantCulture)} more");
        }

        host.Error.WriteLine($"See '{CommandPath(result.CommandResult)} --help'.");
        return ExitCodes.Usage;
    }

    // A path or a number is no mistyped word.
    private static string Meant(CommandResult result, string token)
    {
        if (token.StartsWith('-'))
        {
            var options = new List<string>();
            for (var at = result; at is not null; at = at.Parent as CommandResult)
            {
                options.AddRange(at.Command.Options.Where(option => at == result || option.Recursive).Select(option => option.Name));
            }

            return Spelling.Hint(token.Split('=', ':')[0], options);
        }

        return Spelling.Hint(token, result.Command.Subcommands.Where(command => !command.Hidden).Select(command => command.Name));
    }

    private static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CommandPath(parent)} {result.Command.Name}" : AnimeGanCommand.Name;
}
