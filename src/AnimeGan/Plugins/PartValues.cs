using System.Collections.Concurrent;
using System.Globalization;
using AnimeGan.Files;

namespace AnimeGan.Plugins;

/// <summary>Numbers by name that a run hands to the parts that others registered: "margin=0.5, power=2".</summary>
/// <example>
/// <code>
/// var values = PartValues.Parse("margin=0.5, power=2");
/// (values.Get("margin", 1), values.Get("slope", 0.2))    // → (0.5, 0.2)
/// </code>
/// </example>
public sealed class PartValues
{
    private readonly IReadOnlyList<(string Name, double Value)> _values;
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    private PartValues(IReadOnlyList<(string Name, double Value)> values) => _values = values;

    /// <summary>Every name, in the order written.</summary>
    public IReadOnlyList<string> Names => [.. _values.Select(value => value.Name)];

    /// <summary>Names and values, in the order written.</summary>
    internal IReadOnlyList<(string Name, double Value)> All => _values;

    /// <summary>Reads numbers by name.</summary>
    /// <param name="text">As "name=number, name=number"; empty for none.</param>
    /// <exception cref="ArgumentException">It is not written so, or names one twice; the message quotes the part that is wrong.</exception>
    public static PartValues Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new List<(string Name, double Value)>();
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, number) = entry.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } left, var right] ? (left, right) : (entry, "");
            if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            {
                throw new ArgumentException($"'{entry}' is not name=number; write for example \"margin=0.5, power=2\".", nameof(text));
            }

            values.Add(values.Exists(other => other.Name == name) ? throw new ArgumentException($"'{name}' is given twice in \"{text}\".", nameof(text)) : (name, value));
        }

        return new PartValues(values);
    }

    /// <summary>A number. A part asks for its own when it is made: a training refuses to begin with a number that nothing has asked for by then.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What it is where the run does not say.</param>
    public double Get(string name, double otherwise)
    {
        ArgumentNullException.ThrowIfNull(name);
        _asked[name] = true;
        return _values.Where(value => value.Name == name).Select(value => (double?)value.Value).FirstOrDefault() ?? otherwise;
    }

    /// <summary>Refuses numbers that no part has asked for.</summary>
    /// <exception cref="ArgumentException">There is one; the message names it and what was probably meant.</exception>
    internal void RequireRead()
    {
        if (Names.FirstOrDefault(name => !_asked.ContainsKey(name)) is { } unread)
        {
            var asked = _asked.Keys.Order(StringComparer.Ordinal).ToList();
            throw new ArgumentException($"Custom.Values gives '{unread}', which no part of the run reads{(asked.Count > 0 ? $" (they read {string.Join(", ", asked)})" : "")}{Spelling.End(unread, asked.Except(Names))}");
        }
    }
}
