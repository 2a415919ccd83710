using System.Globalization;

namespace AnimeGan.Fuzzing;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Time">In all, over the targets.</param>
/// <param name="Seed">The same seed gives the same inputs.</param>
/// <param name="Targets">Their names; empty for all.</param>
/// <param name="Out">Where findings go.</param>
internal sealed record FuzzOptions(TimeSpan Time, int Seed, IReadOnlyList<string> Targets, string Out)
{
    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">It is written wrongly; the message says where.</exception>
    public static FuzzOptions Parse(IReadOnlyList<string> arguments, IReadOnlyCollection<string> known)
    {
        var options = new FuzzOptions(TimeSpan.FromMinutes(10), 1, [], "artifacts/fuzz");
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var (name, value) = (arguments[i], arguments.ElementAtOrDefault(i + 1));
            options = name switch
            {
                "--hours" => options with { Time = TimeSpan.FromHours(Number(name, value)) },
                "--minutes" => options with { Time = TimeSpan.FromMinutes(Number(name, value)) },
                "--seed" => options with { Seed = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : throw Wrong(name, "a whole number from 0", value) },
                "--target" => options with { Targets = [.. options.Targets, known.Contains(value) ? value! : throw Wrong(name, $"one of {string.Join(", ", known)}", value)] },
                "--out" => options with { Out = value is { Length: > 0 } ? value : throw Wrong(name, "a folder", value) },
                _ => throw new ArgumentException($"unknown option '{name}'"),
            };
        }

        return options;
    }

    private static double Number(string name, string? value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 10_000
            ? number
            : throw Wrong(name, "a number over 0, at most 10000", value);

    private static ArgumentException Wrong(string name, string expected, string? value) =>
        new($"{name} needs {expected} after it, got {(value is null ? "nothing" : $"'{value}'")}");
}
