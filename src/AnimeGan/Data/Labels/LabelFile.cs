using System.Globalization;
using AnimeGan.Files;

namespace AnimeGan.Data;

/// <summary>A labels.csv whose form was checked: its columns are read when somebody asks for them, as a set of a million pictures has gigabytes of labels that no network looks at.</summary>
/// <remarks>Safe to read from any number of threads.</remarks>
internal sealed class LabelFile
{
    // Past so many different values a column holds measurements, of which hardly two are equal.
    private const int MostShared = 1 << 16;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly (long Length, DateTime Written) _stamp;
    private readonly string[]?[] _columns;
    private int _ahead = 1;

    private LabelFile(string path, (long Length, DateTime Written) stamp, string[] names, int rows)
    {
        _path = path;
        _stamp = stamp;
        Names = names;
        Rows = rows;
        _columns = new string[]?[names.Length];
    }

    /// <summary>The columns' names, without the index.</summary>
    public string[] Names { get; }

    /// <summary>Lines after the header.</summary>
    public int Rows { get; }

    /// <summary>Passes over the file once and keeps no value of it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no table, its header or an index is wrong, or a line has too many values or too few; the message names the line.</exception>
    public static LabelFile Check(string path)
    {
        var stamp = Stamp(path);
        using var text = new StreamReader(path);
        using var records = new CsvRecords(text);
        if (!records.MoveNext() || records.Count < 2 || !records[0].SequenceEqual(LabelTable.IndexName))
        {
            throw new FormatException($"{path} must begin with a line '{LabelTable.IndexName},NAME,…'; prepare the set again.");
        }

        string[] names = [.. records.ToList().Skip(1)];
        Span<char> index = stackalloc char[11];
        var row = 0;
        for (; records.MoveNext(); row++)
        {
            row.TryFormat(index, out var digits, provider: CultureInfo.InvariantCulture);
            var isWhole = records.Count == names.Length + 1 && records[0].SequenceEqual(index[..digits]);
            for (var i = 1; isWhole && i < records.Count; i++)
            {
                // A field of which a quote is wrong says so when it is looked at.
                _ = records[i];
            }

            if (!isWhole)
            {
                throw new FormatException(
                    $"{path}, record {row + 1}: expected index {row} and {names.Length} values, got '{string.Join(',', records.ToList())}'; prepare the set again.");
            }
        }

        return new LabelFile(path, stamp, names, row);
    }

    /// <summary>A column's values, picture by picture.</summary>
    /// <param name="column">0 to Names.Length − 1.</param>
    /// <exception cref="FormatException">The file is no longer the one that was checked.</exception>
    /// <exception cref="IOException">The file is gone.</exception>
    public string[] Column(int column)
    {
        lock (_gate)
        {
            if (_columns[column] is null)
            {
                // One column for whoever wants one; whoever goes through all of them passes over the file a few times, not once for each.
                Read([.. Enumerable.Range(column, _columns.Length - column).Where(i => _columns[i] is null).Take(_ahead)]);
                _ahead *= 2;
            }

            return _columns[column]!;
        }
    }

    private static (long Length, DateTime Written) Stamp(string path) => new FileInfo(path) is var file ? (file.Length, file.LastWriteTimeUtc) : default;

    private void Read(int[] wanted)
    {
        if (Stamp(_path) != _stamp)
        {
            throw new FormatException($"{_path} was written anew since the set was opened; open it again.");
        }

        var columns = wanted.Select(_ => new string[Rows]).ToArray();
        var known = wanted.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToArray();
        using var text = new StreamReader(_path);
        using var records = new CsvRecords(text);
        records.MoveNext();
        for (var row = 0; row < Rows && records.MoveNext(); row++)
        {
            for (var i = 0; i < wanted.Length; i++)
            {
                columns[i][row] = Share(known[i], records[wanted[i] + 1]);
            }
        }

        foreach (var (column, values) in wanted.Zip(columns))
        {
            _columns[column] = values;
        }
    }

    // Few different values, many rows: one string object for each value.
    private static string Share(HashSet<string> known, ReadOnlySpan<char> value)
    {
        var spans = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (spans.TryGetValue(value, out var shared))
        {
            return shared;
        }

        var text = value.ToString();
        if (known.Count < MostShared)
        {
            known.Add(text);
        }

        return text;
    }
}
