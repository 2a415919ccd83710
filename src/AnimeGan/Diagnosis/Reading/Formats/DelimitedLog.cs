using System.Text.RegularExpressions;
using AnimeGan.Files;

namespace AnimeGan.Diagnosis.Formats;

/// <summary>Tables of separated values: commas, semicolons, tabs, bars or blanks between the fields, one line of names above.</summary>
internal static partial class DelimitedLog
{
    private const int LeastRows = 3;
    private static readonly char[] _separators = [',', ';', '\t', '|'];

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">A quote is never closed, or there are fewer than two lines of values.</exception>
    internal static LogTable Read(string path, string text)
    {
        var notes = new List<string>();
        var lines = Lines(text, notes, out var separator);
        var rows = Rows(path, lines, separator, notes);
        if (rows.Count < LeastRows)
        {
            throw new InvalidDataException($"'{path}' has {Math.Max(0, rows.Count - 1)} lines of values; a line of names and at least two lines of values are needed.");
        }

        var numbers = LogNumbers.For(rows.Skip(1).SelectMany(row => row), separator == ',');
        var titles = Titles(rows);
        DropTorn(rows, titles.Count, numbers, EndsWithLine(text), notes);
        LogTable.Require(path, rows.Count, titles.Count);
        var columns = titles.Select((title, column) => Column(path, title, rows, column, numbers)).ToList();
        var form = Words(separator) + (numbers.DecimalComma ? " and decimal commas" : "");
        return new LogTable(path, form, columns, notes);
    }

    /// <summary>The names in the first line, as a table would have them; to see whether a text is one.</summary>
    internal static IReadOnlyList<string> FirstLine(string text)
    {
        var lines = Lines(text[..Math.Min(text.Length, 1 << 16)], [], out var separator);
        return lines.Count == 0 ? [] : [.. lines[0].Split(separator, LogTable.MostColumns + 1).Select(cell => cell.Trim().Trim('"'))];
    }

    // Comments go, but for one right above the values that names them, as NumPy's savetxt writes it.
    private static List<string> Lines(string text, List<string> notes, out char separator)
    {
        var all = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n').Where(row => row.Trim().Length > 0).ToList();
        char? said = null;
        if (all.Count > 0 && SeparatorLine().Match(all[0]) is { Success: true } line)
        {
            said = line.Groups["sign"].Value == @"\t" ? '\t' : line.Groups["sign"].Value[0];
            all.RemoveAt(0);
        }

        var first = all.FindIndex(candidate => !IsComment(candidate));
        var named = first > 0 && all[first].Any(char.IsAsciiDigit) && !all[first].Any(letter => char.IsAsciiLetter(letter) && letter is not ('e' or 'E')) ? all[first - 1].TrimStart(['#', '%', '/', ' ', '\t']) : null;
        var lines = all.Where(candidate => !IsComment(candidate)).ToList();
        if (lines.Count < all.Count)
        {
            notes.Add($"{all.Count - lines.Count} lines that begin as comments do are left out");
        }

        if (named is not null)
        {
            lines.Insert(0, named);
        }

        separator = said ?? (lines.Count == 0 ? ',' : Separator(lines[0]));
        return lines;
    }

    private static bool IsComment(string line) => line.TrimStart() is ['#' or '%', ..] or ['/', '/', ..];

    private static char Separator(string head)
    {
        var outside = Quoted().Replace(head, "");
        var best = _separators.Select(sign => (sign, count: outside.Count(letter => letter == sign))).MaxBy(pair => pair.count);
        return best.count > 0 ? best.sign : head.Trim().Contains(' ', StringComparison.Ordinal) && !head.Contains('"', StringComparison.Ordinal) ? ' ' : ',';
    }

    private static List<List<string>> Rows(string path, List<string> lines, char separator, List<string> notes)
    {
        if (separator == ' ')
        {
            lines = lines.ConvertAll(line => Blanks().Replace(line.Trim(), " "));
        }

        if (lines.Count > LeastRows && lines[^1].Count(letter => letter == '"') % 2 == 1 && lines.SkipLast(1).Sum(line => line.Count(letter => letter == '"')) % 2 == 0)
        {
            lines.RemoveAt(lines.Count - 1);
            notes.Add("the last line is torn and left out");
        }

        // Before they are read, which takes the square of the fields in a line.
        lines.ForEach(line => LogTable.Require(path, lines.Count, Fields(line, separator)));
        using var reader = new StringReader(string.Join('\n', lines));
        try
        {
            var rows = new List<List<string>>();
            foreach (var row in Csv.Read(reader, separator))
            {
                rows.Add(row);
                LogTable.Require(path, rows.Count, rows[0].Count);
            }

            return rows;
        }
        catch (FormatException broken)
        {
            throw new InvalidDataException($"'{path}': {broken.Message}", broken);
        }
    }

    private static int Fields(string line, char separator)
    {
        var fields = line.AsSpan().Count(separator) + 1;
        return fields <= LogTable.MostColumns ? fields : Quoted().Replace(line, "").AsSpan().Count(separator) + 1;
    }

    // Names of columns; a table whose rows all have one field more has an unnamed one in front, the rows' own names or numbers.
    private static List<string> Titles(List<List<string>> rows)
    {
        var titles = rows[0].ConvertAll(title => title.Trim());
        if (rows.Skip(1).All(row => row.Count == titles.Count + 1) && rows[1][^1].Trim().Length > 0)
        {
            titles.Insert(0, "");
        }

        rows.RemoveAt(0);
        rows.RemoveAll(row => row.Select(cell => cell.Trim()).SequenceEqual(titles) || (row.Count == 1 && !row[0].Any(char.IsAsciiDigit) && titles.Count > 1));
        return titles;
    }

    private static void DropTorn(List<List<string>> rows, int columns, LogNumbers numbers, bool ended, List<string> notes)
    {
        if (rows.Count > LeastRows && (rows[^1].Count < columns || (!ended && !numbers.TryRead(rows[^1][^1], out _))))
        {
            rows.RemoveAt(rows.Count - 1);
            notes.Add("the last line is torn and left out");
        }
    }

    private static bool EndsWithLine(string text) => text.Length == 0 || text[^1] is '\n' or '\r';

    // Line numbers count lines of names and values, not comments and blank ones.
    private static LogColumn Column(string path, string title, List<List<string>> rows, int column, LogNumbers numbers)
    {
        var (values, fault) = (new double?[rows.Count], (string?)null);
        for (var i = 0; i < rows.Count; i++)
        {
            if (column >= rows[i].Count)
            {
                fault ??= $"'{path}', line {i + 2}: '{title}' must be a number, got a line of {rows[i].Count} fields; leave a field empty for a value that was not logged.";
            }
            else if (!numbers.TryRead(rows[i][column], out values[i]))
            {
                fault ??= $"'{path}', line {i + 2}: '{title}' must be a number, got '{rows[i][column].Trim()}'.";
            }
        }

        return new LogColumn(title, values, fault);
    }

    private static string Words(char separator) => separator switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        _ => "blanks",
    } + " between fields";

    // Excel's first line.
    [GeneratedRegex(@"^\s*""?sep=(?<sign>\\t|.)""?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SeparatorLine();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
