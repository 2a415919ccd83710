namespace AnimeGan.Diagnosis.Formats;

/// <summary>A column of numbers as a file has it.</summary>
/// <param name="Title">Its name there.</param>
/// <param name="Values">One a row; null where the cell is blank or holds no number.</param>
/// <param name="Fault">What is wrong with the first cell that should be a number and is none; null where all are.</param>
internal sealed record LogColumn(string Title, double?[] Values, string? Fault = null)
{
    /// <summary>How many rows have a value.</summary>
    internal int Count { get; } = Values.Count(value => value is not null);
}

/// <summary>What a file of numbers holds, whatever its form.</summary>
/// <param name="Path">The file.</param>
/// <param name="Form">Its form in words, for the person who gave it.</param>
/// <param name="Columns">Its columns, all of one length.</param>
/// <param name="Notes">What was left out or taken for something else, in sentences.</param>
internal sealed record LogTable(string Path, string Form, IReadOnlyList<LogColumn> Columns, IReadOnlyList<string> Notes)
{
    /// <summary>More rows than this are no log of losses.</summary>
    internal const int MostRows = 2_000_000;

    /// <summary>More columns than this are none either.</summary>
    internal const int MostColumns = 2_000;

    /// <summary>How many rows there are.</summary>
    internal int Rows => Columns.Count == 0 ? 0 : Columns[0].Values.Length;

    /// <summary>A table of cells that have a name and a value each, row by row.</summary>
    /// <exception cref="InvalidDataException">There are too many of them.</exception>
    internal static LogTable OfRows(string path, string form, IReadOnlyList<IReadOnlyList<KeyValuePair<string, double?>>> rows, IReadOnlyList<string> notes)
    {
        var columns = new Dictionary<string, double?[]>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var (title, value) in rows[i])
            {
                if (!columns.TryGetValue(title, out var column))
                {
                    Require(path, rows.Count, columns.Count + 1);
                    columns[title] = column = new double?[rows.Count];
                }

                column[i] ??= value;
            }
        }

        return new LogTable(path, form, [.. columns.Select(column => new LogColumn(column.Key, column.Value))], notes);
    }

    /// <summary>Refuses what is larger than any log, before room is made for it.</summary>
    internal static void Require(string path, int rows, int columns)
    {
        const long MostCells = 50_000_000;
        if (rows > MostRows || columns > MostColumns || (long)rows * columns > MostCells)
        {
            throw new InvalidDataException($"'{path}' has {rows} lines of {columns} columns; a log may have {MostRows} lines, {MostColumns} columns and {MostCells} cells. Keep every tenth line, and the losses alone.");
        }
    }
}
