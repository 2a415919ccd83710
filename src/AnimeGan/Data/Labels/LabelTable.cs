using System.Globalization;
using System.Runtime.InteropServices;
using AnimeGan.Files;

namespace AnimeGan.Data;

/// <summary>What is known of each picture: named columns, one text value a picture.</summary>
public sealed class LabelTable
{
    /// <summary>What labels.csv calls its first column.</summary>
    internal const string IndexName = "index";

    private readonly string[] _names;
    private readonly Func<int, string[]> _column;

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

        CheckNames(names);
        for (int i = 0; i < names.Count; i++)
        {
            if (columns[i].Length != columns[0].Length)
            {
                throw new ArgumentException(
                    $"Every column must have {columns[0].Length} values like '{names[0]}', '{names[i]}' has {columns[i].Length}.", nameof(columns));
            }
        }

        _names = [.. names];
        string[][] kept = [.. columns];
        _column = i => kept[i];
        Rows = kept[0].Length;
    }

    private LabelTable(LabelFile file)
    {
        CheckNames(file.Names);
        _names = file.Names;
        _column = file.Column;
        Rows = file.Rows;
    }

    /// <summary>The columns' names, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>How many pictures there are values for.</summary>
    public int Rows { get; }

    /// <summary>Reads labels.csv: a header 'index,NAME,…', then one line a picture, in order from 0.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file is not of that form; the message names the line.</exception>
    /// <remarks>All of its form is checked here. Its values are read when a column is asked for, so the file must stay; a column of a file that was written anew meanwhile is a <see cref="FormatException"/>.</remarks>
    public static LabelTable Read(string path)
    {
        try
        {
            return new LabelTable(LabelFile.Check(path));
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException && !broken.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new FormatException($"{path}: {broken.Message}", broken);
        }
    }

    /// <summary>Writes labels.csv, UTF-8 with line feeds.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    public void Write(string path)
    {
        string[][] columns = [.. _names.Select((_, i) => _column(i))];
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        Csv.WriteRecord(writer, _names.Prepend(IndexName));
        for (int row = 0; row < Rows; row++)
        {
            Csv.WriteRecord(writer, columns.Select(column => column[row]).Prepend(row.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The values of one column, picture by picture.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such column; the message names those that there are.</exception>
    public IReadOnlyList<string> Column(string name) => _column(Find(name));

    /// <summary>How often each value of a column occurs, ordered by value.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such column; the message names those that there are.</exception>
    public IReadOnlyDictionary<string, int> Counts(string name)
    {
        var counts = Count(name);
        string[] values = [.. counts.Keys];
        Array.Sort(values, StringComparer.Ordinal);
        return new OrderedDictionary<string, int>(values.Select(value => KeyValuePair.Create(value, counts[value])));
    }

    /// <summary>The most frequent values of a column, those that are as frequent ordered by value.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="different">How many different values the column has.</param>
    /// <exception cref="ArgumentException">There is no such column; the message names those that there are.</exception>
    public IReadOnlyList<KeyValuePair<string, int>> MostFrequent(string name, int count, out int different)
    {
        var counts = Count(name);
        different = counts.Count;
        return [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(count)];
    }

    private Dictionary<string, int> Count(string name)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string value in _column(Find(name)))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
        }

        return counts;
    }

    private static void CheckNames(IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]) || names[i] == IndexName || names.Take(i).Contains(names[i], StringComparer.Ordinal))
            {
                throw new ArgumentException($"Column names must be different, not empty and not '{IndexName}', got '{names[i]}'; rename the column.", nameof(names));
            }
        }
    }

    private int Find(string name)
    {
        int index = Array.IndexOf(_names, name);
        return index >= 0
            ? index
            : throw new ArgumentException($"There is no column '{name}'; there are {string.Join(", ", _names)}.", nameof(name));
    }
}
