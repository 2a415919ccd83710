using System.Globalization;

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

    /// <summary>A number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What it is where the run does not say.</param>
    public double Get(string name, double otherwise)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _values.Where(value => value.Name == name).Select(value => (double?)value.Value).FirstOrDefault() ?? otherwise;
    }
}
