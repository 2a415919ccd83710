using System.Globalization;

namespace AnimeGan.Fuzzing;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Time">In all, over the targets.</param>
/// <param name="Seed">The same seed gives the same inputs.</param>
/// <param name="Targets">Their names; empty for all.</param>
/// <param name="Out">Where findings go.</param>
internal sealed record FuzzOptions(TimeSpan Time, int Seed, IReadOnlyList<string> Targets, string Out)
{
    public const string Usage = """
        usage: bash environment/fuzz.sh [--hours H | --minutes M] [--target NAME]... [--seed N] [--out FOLDER]

          --hours H      how long in all, shared out evenly over the targets (default: 10 minutes)
          --minutes M    the same in minutes
          --target NAME  this one alone; may be given several times
          --seed N       a whole number; the same one gives the same inputs (default: 1)
          --out FOLDER   where inputs go that break the law (default: artifacts/fuzz)
          --list         the targets and what they read
          --help         this text

        The law: a reader returns, or throws what its documentation names, within 2 s and 64 MiB of managed memory.
        Status 0 where it held, 1 where an input broke it, 2 for bad usage, 3 where one never came back.
        """;

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
