using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Testing;

namespace AnimeGan.Benchmarks;

/// <summary>A notebook of 500 small cells in the published kit: time to the first result, of a small cell, and memory.</summary>
internal sealed class CellBenchmark : IBenchmark
{
    private const int Cells = 500;
    private const double FirstResultGoal = 2.0;
    private const double CellGoal = 0.050;
    private const double MemoryGoal = 100;

    private const string SinceStart = "(DateTime.Now - System.Diagnostics.Process.GetCurrentProcess().StartTime).TotalSeconds";
    private const string Memory = "GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect();\nEnvironment.WorkingSet / 1048576.0";

    /// <inheritdoc />
    public string Name => "cells";

    /// <inheritdoc />
    public string Description => $"first result, small cell and memory over {Cells} cells of a notebook; goals {FirstResultGoal:0} s, {1000 * CellGoal:0} ms, {MemoryGoal:0} MiB";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        using var folder = new TemporaryFolder();
        var sources = new[] { SinceStart, "var total = 1;", Memory }.Concat(Enumerable.Range(0, Cells).Select(Source)).Append(Memory);
        File.WriteAllText(folder["cells.ipynb"], Notebook(sources).ToJsonString());

        // The kit is built first where it is stale: that is not the time to measure.
        Animegan("--version");
        Animegan("notebook", "run", folder["cells.ipynb"], "--out", folder["site"]);

        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder["site"], "cells.ipynb")));
        var cells = document.RootElement.GetProperty("cells").EnumerateArray().ToList();
        var first = Value(cells[0]);
        var times = cells.Skip(3).Take(Cells).Select(Seconds).Order().ToList();
        var (median, slow) = (times[times.Count / 2], times[times.Count * 95 / 100]);
        var grown = Value(cells[^1]) - Value(cells[2]);
        ResultTable.Line($"first result {first:0.00} s after the process began: {Verdict(first <= FirstResultGoal)}");
        ResultTable.Line($"small cell: median {1000 * median:0.0} ms, 95 of 100 within {1000 * slow:0.0} ms: {Verdict(median <= CellGoal)}");
        ResultTable.Line($"resident memory grown by {grown:0.0} MiB over {Cells} cells, from {Value(cells[2]):0.0} MiB: {Verdict(grown <= MemoryGoal)}");
        ResultTable.Line($"{ResultTable.Machine()}");
        return first <= FirstResultGoal && median <= CellGoal && grown <= MemoryGoal;
    }

    private static string Verdict(bool isMet) => isMet ? "met" : "MISSED";

    /// <summary>What people write, ten kinds of it; four in ten leave something behind.</summary>
    private static string Source(int i) => (i % 10) switch
    {
        0 => $"total += {i}; total",
        1 => $"var name{i} = total * 2;",
        2 => $"Console.WriteLine($\"{{name{i - 1}}} at {i}\");",
        3 => $"var list{i} = Enumerable.Range(0, {i}).Select(x => x * total).ToList();",
        4 => $"list{i - 1}.Count(x => x % 2 == 0)",
        5 => $"int Twice{i}(int x) => 2 * x;",
        6 => $"Twice{i - 1}(total)",
        7 => $"foreach (var x in list{i - 4}.Take(3)) {{ total += x % 7; }}",
        8 => $"record Item{i}(int A, string B);\nvar item{i} = new Item{i}({i}, \"b\");",
        _ => "new { A = total, B = \"x\" }",
    };

    private static JsonObject Notebook(IEnumerable<string> sources) => new()
    {
        ["cells"] = new JsonArray([.. sources.Select(source => (JsonNode)new JsonObject
        {
            ["cell_type"] = "code", ["execution_count"] = null, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = source,
        })]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    private static void Animegan(params string[] arguments)
    {
        var start = new ProcessStartInfo(RepositoryFiles.PathOf("environment/animegan")) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEnd();
        process.WaitForExit();
        printed.Wait();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(messages);
        }
    }

    private static double Value(JsonElement cell) =>
        double.Parse(cell.GetProperty("outputs")[0].GetProperty("data").GetProperty("text/plain")[0].GetString()!, CultureInfo.InvariantCulture);

    private static double Seconds(JsonElement cell)
    {
        var times = cell.GetProperty("metadata").GetProperty("execution");
        return (times.GetProperty("shell.execute_reply").GetDateTimeOffset() - times.GetProperty("iopub.execute_input").GetDateTimeOffset()).TotalSeconds;
    }
}
