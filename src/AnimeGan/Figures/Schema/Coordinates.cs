using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AnimeGan.Figures.Schema;

/// <summary>Positions along an axis: either numbers or names.</summary>
[JsonConverter(typeof(CoordinatesConverter))]
public sealed class Coordinates
{
    /// <summary>Positions on a numeric axis.</summary>
    /// <param name="numbers">Any values; those not finite become null in JSON.</param>
    public Coordinates(IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        Numbers = numbers;
    }

    /// <summary>Positions on an axis of categories.</summary>
    /// <param name="names">Category names, in order.</param>
    public Coordinates(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = names;
    }

    /// <summary>The numbers, or null where these are names.</summary>
    public IReadOnlyList<double>? Numbers { get; }

    /// <summary>The names, or null where these are numbers.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>How many there are.</summary>
    public int Count => Numbers?.Count ?? Names!.Count;

    /// <summary>Numbers as coordinates.</summary>
    [return: NotNullIfNotNull(nameof(numbers))]
    public static implicit operator Coordinates?(double[]? numbers) => numbers is null ? null : new Coordinates(numbers);

    /// <summary>Names as coordinates.</summary>
    [return: NotNullIfNotNull(nameof(names))]
    public static implicit operator Coordinates?(string[]? names) => names is null ? null : new Coordinates(names);

    /// <summary>Numbers as coordinates.</summary>
    /// <param name="numbers">Along the axis, in its units.</param>
    public static Coordinates FromDoubleArray(double[] numbers) => new(numbers);

    /// <summary>Names as coordinates.</summary>
    /// <param name="names">Categories, one a mark.</param>
    public static Coordinates FromStringArray(string[] names) => new(names);
}
