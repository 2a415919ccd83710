using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using AnimeGan.Cli;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Command lines, a word a line: taken apart, and what is said of those that are wrong; none is run.</summary>
internal sealed class CommandLineTarget() : FuzzTarget("command-line", "command lines (options, --set NAME=VALUE, sizes): taken apart, never run")
{
    private static readonly string[] _lines =
    [
        "train --data set --out runs/a --model dcgan --set baseWidth=32 --set practices.batchNorm=false --seed 7 --steps 10",
        "data prepare pictures --out set --size 96x64 --fit pad --overwrite",
        "data synth --out set --count 10 --size 64 --seed=1",
        "notebook run notebooks --set steps=3 --out done",
        "sweep --data set --out s --grid baseWidth=16,32 --dry-run",
        "evaluate runs/a --metrics fid,kid --samples 100 --json",
        "sample runs/a --count 8 --seed 7 --out a.png",
        "traim --hepl",
    ];

    private readonly StringWriter _said = new();
    private Host? _host;
    private Command? _root;

    public override IEnumerable<byte[]> Seeds() => _lines.Select(line => Encoding.UTF8.GetBytes(line.Replace(' ', '\n')));

    public override string Read(byte[] input)
    {
        // A word that begins with @ would be read as a file of words.
        List<string> words = [.. Encoding.UTF8.GetString(input).Split('\n').Where(word => !word.StartsWith('@'))];
        _said.GetStringBuilder().Clear();
        return Attempt(() => Parsed(words)) + Attempt(() => Assignments.Parse(words.Where(word => word.IndexOf('=', StringComparison.Ordinal) > 0)).Count());
    }

    public override void Dispose()
    {
        _said.Dispose();
        base.Dispose();
    }

    private string Parsed(List<string> words)
    {
        _host ??= new Host(_said, _said, Path.GetTempPath(), CancellationToken.None);
        _root ??= AnimeGanCommand.Create(_host);
        var result = _root.Parse(words);
        return result.Errors.Count > 0 && result.Action is ParseErrorAction
            ? $"{CommandLineHost.ReportUsage(_root, result, _host)} {string.Join(' ', result.Errors.Select(error => error.Message.Split('\'')[0]).Distinct())}"
            : $"{result.CommandResult.Command.Name} {result.CommandResult.Children.Count()}";
    }
}
