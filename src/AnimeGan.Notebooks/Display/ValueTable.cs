using System.Collections;
using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Display;

/// <summary>A sequence as rows and columns: records by their members, dictionaries by key, what is left by its number.</summary>
/// <param name="Columns">The columns' names; the first is the rows' own name.</param>
/// <param name="Rows">The rows' cells.</param>
/// <param name="More">"7 more" where rows are left out; null where there are no others.</param>
internal sealed record ValueTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, string? More)
{
    private const int MaximumColumns = 30;

    /// <summary>True for a column of numbers, which stand to the right.</summary>
    public bool IsNumeric(int column) =>
        Rows.Any(row => ValueText.IsNumber(row[column])) && Rows.All(row => row[column] is null || ValueText.IsNumber(row[column]));

    /// <summary>Reads a sequence; null where one line says it better.</summary>
    public static ValueTable? Of(IEnumerable items)
    {
        if (items is Array { Rank: 2 } matrix)
        {
            return OfMatrix(matrix);
        }

        if (Entries(items) is { } entries)
        {
            var (pairs, more) = ValueText.Take(entries, Formatter.ListExpansionLimit);
            return new ValueTable(["key", "value"], [.. pairs.Cast<(object?, object?)>().Select(pair => new[] { pair.Item1, pair.Item2 })], more is not null && ValueText.Count(items) is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count - pairs.Count} more") : more);
        }

        var (shown, rest) = ValueText.Take(items, Formatter.ListExpansionLimit);
        if (shown.All(item => item is null || ValueText.IsScalar(item.GetType())))
        {
            return null;
        }

        return shown.All(item => item is not null && ValueMembers.AreColumns(item) && ValueFormatter.Special(item.GetType(), HtmlFormatter.MimeType) is null)
            ? OfMembers(shown!, rest)
            : new ValueTable(["", "value"], [.. shown.Select((item, i) => new[] { i, item })], rest);
    }

    private static ValueTable OfMembers(List<object> items, string? more)
    {
        var names = items.Select(item => item.GetType()).Distinct().SelectMany(ValueMembers.Of).Select(member => member.Name).Distinct().Take(MaximumColumns).ToList();
        return new ValueTable(
            ["", .. names],
            [.. items.Select((item, i) =>
            {
                var members = ValueMembers.Of(item.GetType());
                return (IReadOnlyList<object?>)[i, .. names.Select(name => members.FirstOrDefault(member => member.Name == name)?.Of(item))];
            })],
            more);
    }

    private static ValueTable OfMatrix(Array matrix)
    {
        var (rows, columns) = (Math.Min(matrix.GetLength(0), Formatter.ListExpansionLimit), Math.Min(matrix.GetLength(1), MaximumColumns));
        var culture = CultureInfo.InvariantCulture;
        var more = rows < matrix.GetLength(0) || columns < matrix.GetLength(1)
            ? string.Create(culture, $"{matrix.GetLength(0)}×{matrix.GetLength(1)} in all")
            : null;
        return new ValueTable(
            ["", .. Enumerable.Range(0, columns).Select(column => column.ToString(culture))],
            [.. Enumerable.Range(0, rows).Select(row => (IReadOnlyList<object?>)[row, .. Enumerable.Range(0, columns).Select(column => matrix.GetValue(row, column))])],
            more);
    }

    /// <summary>Keys and values, also of generic dictionaries that are not old ones too, and of groups.</summary>
    private static IEnumerable<(object? Key, object? Value)>? Entries(IEnumerable items)
    {
        if (items is IDictionary dictionary)
        {
            return dictionary.Keys.Cast<object?>().Select(key => (key, dictionary[key!]));
        }

        var pair = items.GetType().GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(contract => contract.GetGenericArguments()[0])
            .FirstOrDefault(element => element.IsGenericType && (element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) || element.GetGenericTypeDefinition() == typeof(IGrouping<,>)));
        if (pair is null)
        {
            return null;
        }

        var key = pair.GetProperty("Key")!;
        var value = pair.GetProperty("Value");
        return items.Cast<object>().Select(item => (key.GetValue(item), value is null ? item : value.GetValue(item)));
    }
}
