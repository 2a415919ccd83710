using System.Globalization;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace AnimeGan.Benchmarks;

/// <summary>Prints what was measured, on what, with its spread.</summary>
internal static class ResultTable
{
    /// <summary>Prints one comparison and whether the goal is met.</summary>
    /// <param name="title">The work, with its shapes.</param>
    /// <param name="result">The pairs.</param>
    /// <param name="unitsPerRun">Units in one measurement, for rates; 1 to print times a run.</param>
    /// <param name="unit">Name of the unit, as in "images".</param>
    /// <param name="goal">Highest ratio ours ÷ peer that meets the goal.</param>
    /// <param name="options">What was asked for.</param>
    /// <returns>True where the median ratio is at or below the goal.</returns>
    public static bool Print(string title, ComparisonResult result, double unitsPerRun, string unit, double goal, BenchmarkOptions options)
    {
        Line($"{title}");
        var table = new Table().AddColumns("side", "median time", "quartiles", $"{unit}/s");
        table.AddRow(Row(result.Ours, result.OurSeconds, unitsPerRun));
        table.AddRow(Row(result.Peer, result.PeerSeconds, unitsPerRun));
        AnsiConsole.Write(table);
        var (low, median, high) = result.Ratio;
        var isMet = median <= goal;
        Line($"ratio ours/peer: median {median:0.000}, quartiles {low:0.000} to {high:0.000}, {result.Pairs.Count} pairs, {result.Dropped} dropped for stolen time");
        Line($"goal at most {goal:0.00}: {(isMet ? "met" : "MISSED")}");
        Line($"{Machine()}, {options.Threads} threads");
        return isMet;
    }

    /// <summary>The machine in a line.</summary>
    public static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return $"{model?.Split(':', 2)[1].Trim() ?? "unknown CPU"}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
    }

    /// <summary>Prints one line in invariant culture.</summary>
    public static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string[] Row(string name, (double Low, double Median, double High) seconds, double units) =>
    [
        Markup.Escape(name),
        Time(seconds.Median),
        $"{Time(seconds.Low)} to {Time(seconds.High)}",
        (units / seconds.Median).ToString("0.#", CultureInfo.InvariantCulture),
    ];

    private static string Time(double seconds) => seconds switch
    {
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s"),
        >= 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.000} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.000} µs"),
    };
}
