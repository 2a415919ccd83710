using System.Globalization;
using System.Text.Json.Serialization;

namespace AnimeGan.Studies;

/// <summary>A number that a study found.</summary>
/// <param name="Name">What was measured, of what: unique in a study, for example "ring, plain: modes of 8".</param>
/// <param name="Value">The number, or the mean over all seeds.</param>
public sealed record StudyNumber(string Name, double Value)
{
    /// <summary>The standard error of the mean; null where there is but one measurement.</summary>
    public double? StandardError { get; init; }

    /// <summary>How many measurements the mean is of.</summary>
    public int Measurements { get; init; } = 1;

    /// <summary>What a paper or the kit says that it should be, in words and numbers; null where nobody says.</summary>
    public string? Expected { get; init; }

    /// <summary>Whether it depends on the machine's load, as times and memory do; such a number is not compared with earlier ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Varies { get; init; }

    /// <summary>The mean of several measurements, one a seed, with its standard error.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="values">At least one.</param>
    /// <param name="expected">What it should be, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no values.</exception>
    public static StudyNumber Mean(string name, IReadOnlyList<double> values, string? expected = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count, nameof(values));
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Count - 1);
        return new StudyNumber(name, mean)
        {
            StandardError = values.Count > 1 ? Math.Sqrt(variance / values.Count) : null,
            Measurements = values.Count,
            Expected = expected,
        };
    }

    /// <summary>The number as a person reads it, with its standard error: "6.30 ± 0.50 (10 seeds)".</summary>
    public string ToText() => StandardError is { } error
        ? string.Create(CultureInfo.InvariantCulture, $"{Short(Value)} ± {Short(error)} ({Measurements} seeds)")
        : Short(Value);

    private static string Short(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 0.01 and < 1e6 => value.ToString(Math.Abs(value) < 1 ? "0.000" : Math.Abs(value) < 100 ? "0.00" : "#,0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00e0", CultureInfo.InvariantCulture),
    };
}
