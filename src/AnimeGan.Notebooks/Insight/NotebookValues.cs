using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AnimeGan.Notebooks.Insight;

/// <summary>What the notebook's variables hold, in a few words and without running code of theirs.</summary>
/// <param name="states">The objects that hold the variables of each cell.</param>
internal sealed class NotebookValues(Func<IReadOnlyList<object?>> states)
{
    private const int MaximumLength = 80;

    /// <summary>A variable's value; null where only its own code could say it, or where it has none yet.</summary>
    public string? Short(IFieldSymbol variable)
    {
        // The newest cells are at the end, and usually those that are asked about.
        var held = states();
        for (var i = held.Count - 1; i >= 0; i--)
        {
            if (held[i]?.GetType() is { } type && type.Name == variable.ContainingType.MetadataName)
            {
                var field = type.GetField(variable.MetadataName, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
                return field is null ? null : Short(field.GetValue(held[i]));
            }
        }

        return null;
    }

    private static string? Short(object? value) => value switch
    {
        null => "null",
        string text => Quote(text),
        char letter => $"'{letter}'",
        bool flag => flag ? "true" : "false",
        Enum or DateTime or DateTimeOffset or TimeSpan or Guid or DateOnly or TimeOnly or decimal => Convert.ToString(value, CultureInfo.InvariantCulture),
        Array array => $"{array.Length.ToString(CultureInfo.InvariantCulture)} elements",
        ICollection collection when collection.GetType().Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true =>
            $"{collection.Count.ToString(CultureInfo.InvariantCulture)} elements",
        _ when value.GetType().IsPrimitive => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Quote(string text)
    {
        var line = text.ReplaceLineEndings("↵");
        return line.Length <= MaximumLength ? $"\"{line}\"" : $"\"{line[..MaximumLength]}…\" ({text.Length.ToString(CultureInfo.InvariantCulture)} characters)";
    }
}
