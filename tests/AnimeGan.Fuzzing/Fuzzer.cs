using System.Diagnostics;
using System.Globalization;

namespace AnimeGan.Fuzzing;

/// <summary>Goes round the targets until the time is over, says how it stands, and writes down what it found.</summary>
internal sealed class Fuzzer(FuzzOptions options, TextWriter console)
{
    private const int Rounds = 20;
    private static readonly TimeSpan _shortestTurn = TimeSpan.FromSeconds(0.5);
    private string Current => Path.Combine(options.Out, "current");

    /// <summary>Runs.</summary>
    /// <returns>Whether the law held.</returns>
    public bool Run(IReadOnlyList<FuzzTarget> targets)
    {
        Directory.CreateDirectory(Current);
        var runs = targets.Select(target => new FuzzRun(target, options.Seed, Corpus.Of(target))).ToList();
        var spent = runs.ToDictionary(run => run, _ => (Clock: TimeSpan.Zero, Processor: TimeSpan.Zero));
        var turn = options.Time / targets.Count / Rounds;
        turn = turn < _shortestTurn ? _shortestTurn : turn;
        using var watch = new HangWatch(what => console.WriteLine($"  HANG: {what}; the input is in {Current}"));
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < options.Time || runs.Any(run => run.Executions == 0);)
        {
            foreach (var run in runs)
            {
                var began = (Clock: clock.Elapsed, Processor: Environment.CpuUsage.TotalTime);
                Turn(run, turn, watch);
                spent[run] = (spent[run].Clock + clock.Elapsed - began.Clock, spent[run].Processor + Environment.CpuUsage.TotalTime - began.Processor);
            }

            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed:h\\:mm\\:ss} of {options.Time:h\\:mm\\:ss}: {runs.Sum(run => run.Executions):N0} executions, {runs.Sum(run => run.Ways):N0} ways, {runs.Sum(run => run.Findings.Count())} findings"));
        }

        Table(runs, spent);
        return !runs.Any(run => run.Findings.Any());
    }

    private void Turn(FuzzRun run, TimeSpan time, HangWatch watch)
    {
        var current = Path.Combine(Current, run.Target.Name);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;)
        {
            watch.Next();
            if (run.Next(input => File.WriteAllBytes(current, input)) is { } finding)
            {
                Write(run, finding);
            }
        }

        File.Delete(current);
    }

    private void Write(FuzzRun run, Finding finding)
    {
        var number = run.Findings.Count();
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(options.Out, run.Target.Name)).FullName, number.ToString("D3", CultureInfo.InvariantCulture));
        File.WriteAllBytes(path + ".bin", run.Findings.Last().Input);
        File.WriteAllText(path + ".txt", $"target {run.Target.Name}, seed {options.Seed}, execution {run.Executions}\n{finding.Key}\n\n{finding.What}\n");
        console.WriteLine($"  FINDING {run.Target.Name}: {finding.What.Split('\n')[0]} ({path}.bin)");
    }

    private void Table(List<FuzzRun> runs, Dictionary<FuzzRun, (TimeSpan Clock, TimeSpan Processor)> spent)
    {
        console.WriteLine("\n| Target | Executions | Minutes | a second of processor time | Ways | Findings |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var run in runs)
        {
            Row(run.Target.Name, [run], spent[run].Clock, spent[run].Processor);
        }

        Row("all", runs, TimeSpan.FromTicks(spent.Values.Sum(time => time.Clock.Ticks)), TimeSpan.FromTicks(spent.Values.Sum(time => time.Processor.Ticks)));
    }

    private void Row(string name, IReadOnlyCollection<FuzzRun> runs, TimeSpan clock, TimeSpan processor) => console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {runs.Sum(run => run.Executions):N0} | {clock.TotalMinutes:0.0} | {runs.Sum(run => run.Executions) / processor.TotalSeconds:N0} | {runs.Sum(run => run.Ways):N0} | {runs.Sum(run => run.Findings.Count())} |"));
}
