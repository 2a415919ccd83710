using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan completion: a script by which a shell completes this program's commands, options and their values.</summary>
internal static class CompletionCommand
{
    private const string AskName = "ask";

    private const string Bash = """
        _animegan() {
            local IFS=$'\n'
            COMPREPLY=($("${COMP_WORDS[0]}" completion ask --position "$COMP_POINT" -- "$COMP_LINE" 2> /dev/null))
        }
        complete -o default -F _animegan animegan environment/animegan

        """;

    private const string Zsh = """
        #compdef animegan environment/animegan
        _animegan() {
            local -a found
            found=("${(@f)$("${words[1]}" completion ask --position "$CURSOR" -- "$BUFFER" 2> /dev/null)}")
            if [[ -n "${found[1]}" ]]; then compadd -a found; else _files; fi
        }
        compdef _animegan animegan environment/animegan

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName animegan -ScriptBlock {
            param($word, $line, $position)
            animegan completion ask --position $position -- "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    public static Command Create(Host host)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or powershell" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "powershell");
        var command = new CommandDescription(
            "completion",
            "Print a script by which a shell completes commands, options and their values at the Tab key",
            "animegan completion bash",
            "animegan completion zsh",
            "animegan completion powershell") { shell };
        command.SetAction(result =>
        {
            host.Output.Write(result.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => PowerShell,
            });
            return ExitCodes.Success;
        });
        command.Subcommands.Add(Ask(host));
        return command;
    }

    /// <summary>What such a script asks: the words that may stand where the cursor is.</summary>
    private static Command Ask(Host host)
    {
        var position = Given.Number("--position", "Where the cursor is in the line", 0, 0, int.MaxValue);
        var text = new Argument<string>("LINE") { Description = "The line so far" };
        var command = new Command(AskName, "Print the words that may stand where the cursor is") { position, text };
        command.Hidden = true;
        command.SetAction(result =>
        {
            var typed = result.GetRequiredValue(text);
            var program = typed.TrimStart().Split(' ')[0];
            var start = typed.IndexOf(program, StringComparison.Ordinal) + program.Length;
            var cursor = Math.Clamp(result.GetValue(position) - start, 0, typed.Length - start);
            var line = typed[start..(start + cursor)];
            var begun = line[(line.LastIndexOf(' ') + 1)..];

            // The parser also offers words that hold what was typed somewhere inside; a shell would put them in its place.
            foreach (var word in AnimeGanCommand.Create(host).Parse(line).GetCompletions(cursor).Select(word => word.InsertText ?? word.Label).Where(word => word.StartsWith(begun, StringComparison.Ordinal)))
            {
                host.Output.WriteLine(word);
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
