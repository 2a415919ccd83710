using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AnimeGan.Cli;

/// <summary>Help laid out for a terminal's width: no word is broken, and what belongs to a name stands beside or under it.</summary>
internal static partial class HelpText
{
    /// <summary>Columns where nothing says how many there are.</summary>
    public const int UsualWidth = 80;

    private const int LeastWidth = 40;
    private const int Indent = 2;
    private const int Gap = 2;
    private const int Continuation = 6;

    private static readonly string _goesOn = OperatingSystem.IsWindows() ? " `" : " \\";

    /// <summary>How wide help is written: as COLUMNS says, else as the terminal is, else <see cref="UsualWidth"/>.</summary>
    public static int Width() => Width(Environment.GetEnvironmentVariable("COLUMNS"), Console.IsOutputRedirected ? 0 : Console.WindowWidth);

    /// <inheritdoc cref="Width()"/>
    /// <param name="columns">What the variable COLUMNS holds; null where it is not set.</param>
    /// <param name="terminal">The terminal's columns; 0 where there is none.</param>
    internal static int Width(string? columns, int terminal)
    {
        var width = int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named > 0 ? named : terminal > 0 ? terminal : UsualWidth;
        return Math.Max(width, LeastWidth);
    }

    /// <summary>Lays out help whose rows are a line each: a name, two spaces or more, what it means.</summary>
    /// <param name="help">The text; a line that does not begin with a space is a heading.</param>
    /// <param name="width">Columns.</param>
    public static string Wrap(string help, int width)
    {
        var text = new StringBuilder();
        var rows = new List<(string Left, string Right)>();
        foreach (var line in help.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith(' ') && Row().Match(line) is { Success: true } row)
            {
                rows.Add((row.Groups[1].Value, row.Groups[2].Value));
                continue;
            }

            Write(text, rows, width);
            rows.Clear();
            Add(text, line.TrimEnd());
        }

        Write(text, rows, width);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>A command line on as many lines as it needs, each but the last with the mark by which a shell reads on.</summary>
    public static IEnumerable<string> Example(string command, int width)
    {
        var lines = Break(command, width - Indent - _goesOn.Length, width - Continuation - _goesOn.Length, pipes: false).ToList();
        return lines.Select((line, number) => new string(' ', number == 0 ? Indent : Continuation) + line + (number < lines.Count - 1 ? _goesOn : ""));
    }

    // Names share a column as wide as they need, but no wider than leaves the meanings most of the line.
    private static void Write(StringBuilder text, List<(string Left, string Right)> rows, int width)
    {
        var most = Math.Max(width * 2 / 5, Continuation);
        var column = rows.Where(row => row.Left.Length <= most).Select(row => row.Left.Length).DefaultIfEmpty(Continuation).Max();
        foreach (var (left, right) in rows)
        {
            if (right.Length == 0)
            {
                AddAll(text, Break(left, width - Indent, width - Indent, pipes: true), Indent, Indent);
                continue;
            }

            var at = Indent + column + Gap;
            var meaning = Break(right, width - at, width - at, pipes: false).ToList();
            if (left.Length <= column)
            {
                Add(text, $"{new string(' ', Indent)}{left.PadRight(column + Gap)}{meaning[0]}");
                meaning.RemoveAt(0);
            }
            else
            {
                AddAll(text, Break(left, width - Indent, width - Continuation, pipes: true), Indent, Continuation);
            }

            AddAll(text, meaning, at, at);
        }
    }

    // Between words, and behind the bars of a choice; what is longer than a line stays whole.
    private static IEnumerable<string> Break(string words, int first, int others, bool pipes)
    {
        var line = new StringBuilder();
        var most = first;
        foreach (var word in (pipes ? WordOrChoice() : Word()).Matches(words).Select(match => match.Value))
        {
            if (line.Length > 0 && line.Length + word.TrimEnd().Length > most)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                most = others;
            }

            line.Append(word);
        }

        yield return line.ToString().TrimEnd();
    }

    private static void AddAll(StringBuilder text, IEnumerable<string> lines, int first, int others)
    {
        foreach (var (number, line) in lines.Index())
        {
            Add(text, new string(' ', number == 0 ? first : others) + line);
        }
    }

    private static void Add(StringBuilder text, string line) => text.Append(line).Append('\n');

    [GeneratedRegex(@"^ +(\S(?: ?\S)*)(?: {2,}(\S.*))?$", RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"\S+ *", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\s|]+(?:\| *| +)?|\|", RegexOptions.NonBacktracking)]
    private static partial Regex WordOrChoice();
}
