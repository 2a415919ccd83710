using System.Globalization;
using AnimeGan.Files;

namespace AnimeGan.Data;

/// <summary>What is known of each picture: named columns, one text value a picture.</summary>
public sealed class LabelTable
{
    private const string IndexName = "index";

    private readonly string[] _names;
    private readonly string[][] _columns;

    /// <summary>Makes a table of columns.</summary>
    /// <param name="names">One a column, each different, none "index".</param>
    /// <param name="columns">In the names' order, all of one length: value i belongs to picture i.</param>
    /// <exception cref="ArgumentException">Names are missing, empty or double, or columns differ in length.</exception>
    public LabelTable(IReadOnlyList<string> names, IReadOnlyList<string[]> columns)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        if (names.Count == 0 || names.Count != columns.Count)
        {
            throw new ArgumentException($"A table needs at least one column and a name for each, got {names.Count} names for {columns.Count} columns.");
        }

        for (int i = 0; i < names.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]) || names[i] == IndexName || names.Take(i).Contains(names[i], StringComparer.Ordinal))
            {
                throw new ArgumentException($"Column names must be different, not empty and not '{IndexName}', got '{names[i]}'; rename the column.", nameof(names));
            }

            if (columns[i].Length != columns[0].Length)
            {
                throw new ArgumentException(
                    $"Every column must have {columns[0].Length} values like '{names[0]}', '{names[i]}' has {columns[i].Length}.", nameof(columns));
            }
        }

        _names = [.. names];
        _columns = [.. columns];
    }

    /// <summary>The columns' names, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>How many pictures there are values for.</summary>
    public int Rows => _columns[0].Length;

    /// <summary>Reads labels.csv: a header 'index,NAME,…', then one line a picture, in order from 0.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file is not of that form; the message names the line.</exception>
    public static LabelTable Read(string path)
    {
        using var reader = new StreamReader(path);
        try
        {
            return Read(reader, path);
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException && !broken.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new FormatException($"{path}: {broken.Message}", broken);
        }
    }

    private static LabelTable Read(StreamReader reader, string path)
    {
        using IEnumerator<List<string>> records = Csv.Read(reader).GetEnumerator();
        if (!records.MoveNext() || records.Current.Count < 2 || records.Current[0] != IndexName)
        {
            throw new FormatException($"{path} must begin with a line '{IndexName},NAME,…'; prepare the set again.");
        }

        string[] names = [.. records.Current.Skip(1)];
        var columns = names.Select(_ => new List<string>()).ToArray();

        // Few different values, many rows: one string object for each value.
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int row = 0; records.MoveNext(); row++)
        {
            List<string> record = records.Current;
            if (record.Count != names.Length + 1 || record[0] != row.ToString(CultureInfo.InvariantCulture))
            {
                throw new FormatException(
                    $"{path}, record {row + 1}: expected index {row} and {names.Length} values, got '{string.Join(',', record)}'; prepare the set again.");
            }

            for (int i = 0; i < names.Length; i++)
            {
                string value = record[i + 1];
                columns[i].Add(pool.TryGetValue(value, out string? known) ? known : pool[value] = value);
            }
        }

        return new LabelTable(names, [.. columns.Select(column => column.ToArray())]);
    }

    /// <summary>Writes labels.csv, UTF-8 with line feeds.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    public void Write(string path)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        Csv.WriteRecord(writer, _names.Prepend(IndexName));
        for (int row = 0; row < Rows; row++)
        {
            Csv.WriteRecord(writer, _columns.Select(column => column[row]).Prepend(row.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The values of one column, picture by picture.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such column; the message names those that there are.</exception>
    public IReadOnlyList<string> Column(string name) => _columns[Find(name)];

    /// <summary>How often each value of a column occurs, ordered by value.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such column; the message names those that there are.</exception>
    public IReadOnlyDictionary<string, int> Counts(string name)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (string value in _columns[Find(name)])
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts;
    }

    private int Find(string name)
    {
        int index = Array.IndexOf(_names, name);
        return index >= 0
            ? index
            : throw new ArgumentException($"There is no column '{name}'; there are {string.Join(", ", _names)}.", nameof(name));
    }
}
