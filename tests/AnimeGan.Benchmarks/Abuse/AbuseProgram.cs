using System.Globalization;
using AnimeGan.Testing;

namespace AnimeGan.Benchmarks.Abuse;

/// <summary>Kills commands at random moments and holds what is left, and what the next command makes of it, to what was promised.</summary>
/// <param name="kit">The command line.</param>
/// <param name="root">Where the rounds take place; what found something stays there.</param>
/// <param name="seed">The same seed draws the same moments; the machine's own pace stays its own.</param>
internal sealed class AbuseProgram(KilledCommand kit, string root, int seed)
{
    private readonly Dictionary<string, (string Print, int Milliseconds, int Changes)> _whole = [];
    private readonly SortedDictionary<string, int> _kills = new(StringComparer.Ordinal);
    private int _findings;

    private string Inputs => Path.Combine(root, "inputs");

    /// <summary>Runs as the words say.</summary>
    /// <param name="arguments">--times, --seed, --only, --program.</param>
    /// <returns>0 where nothing was found, 1 where something was, 2 for words that are not understood.</returns>
    public static int Run(VerbOptions arguments)
    {
        var (times, seed) = (arguments.Number("--times", 500), arguments.Number("--seed", Environment.TickCount & 0xFFFFFF));
        var only = arguments.Text("--only")?.Split(',');
        var cases = AbuseCases.All.Where(one => only?.Contains(one.Name) ?? true).ToList();
        if (times < 1 || seed < 0 || cases.Count == 0)
        {
            Console.Error.WriteLine($"error: abuse takes --times and --seed, whole numbers, and --only with some of {string.Join(',', AbuseCases.All.Select(one => one.Name))}.");
            return 2;
        }

        var root = RepositoryFiles.PathOf($"artifacts/abuse/{seed}");
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        var program = arguments.Text("--program") ?? RepositoryFiles.PathOf("artifacts/kit/AnimeGan.Cli.dll");
        return new AbuseProgram(new KilledCommand(program), root, seed).Kill(cases, times) == 0 ? 0 : 1;
    }

    private int Kill(List<AbuseCase> cases, int times)
    {
        ResultTable.Line($"abuse --times {times} --seed {seed}, {cases.Count} commands in turn");
        AbuseInputs.Make(kit, Inputs);
        foreach (var one in cases)
        {
            _whole[one.Name] = Uninterrupted(one);
            _kills[one.Name] = 0;
            ResultTable.Line($"{one.Name}: whole in {_whole[one.Name].Milliseconds} ms, with {_whole[one.Name].Changes} changes of files");
        }

        // A command that ended before its moment was not killed, and does not count.
        for (var round = 0; _kills.Values.Sum() < times && round < 4 * times; round++)
        {
            Take(cases[round % cases.Count], round);
            if (round % (2 * cases.Count) == 0)
            {
                Say();
            }
        }

        Say();
        if (_findings == 0)
        {
            Directory.Delete(root, recursive: true);
        }

        return _findings;
    }

    private void Say() =>
        ResultTable.Line($"{_kills.Values.Sum()} kills: {string.Join(", ", _kills.Select(pair => $"{pair.Key} {pair.Value}"))}; {_findings} findings");

    private (string, int, int) Uninterrupted(AbuseCase one)
    {
        var place = Place($"whole-{one.Name}");
        PutOlder(one, place);
        var end = kit.Run(one.Command(place), place.Work, moment: null);
        return end.ExitCode == 0 ? (one.Print(place.Target(one.Target)), end.Milliseconds, end.Changes) : throw new InvalidOperationException($"{one.Name}: {end.Error}");
    }

    private void Take(AbuseCase one, int round)
    {
        var place = Place($"{round:D4}-{one.Name}");
        List<string> log = [];
        try
        {
            if (Fault(one, place, new Random(unchecked((seed * 100_003) + round)), log) is not { } fault)
            {
                Directory.Delete(place.Work, recursive: true);
                return;
            }

            log.Add(fault);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or System.Text.Json.JsonException or TimeoutException or UnauthorizedAccessException)
        {
            log.Add($"{error.GetType().Name}: {error.Message}");
        }

        _findings++;
        ResultTable.Line($"FOUND in round {round}, {one.Name}: {string.Join("; ", log)}; its folder is {place.Work}");
    }

    /// <returns>What broke a promise, or null.</returns>
    private string? Fault(AbuseCase one, AbusePlace place, Random random, List<string> log)
    {
        var older = one.Older is not null && (one.Name == "evaluate" || random.Next(2) == 0);
        if (older)
        {
            PutOlder(one, place);
        }

        var before = older ? one.Print(place.Target(one.Target)) : "nothing";
        var command = one.Command(place);
        for (var kills = 1 + (random.Next(3) / 2); kills > 0; kills--)
        {
            var moment = Moment(one, random);
            var killed = kit.Run(command, place.Work, moment);
            log.Add($"{(killed.Killed ? "killed" : $"ended with {killed.ExitCode}")} {moment}");
            if (!killed.Killed)
            {
                break;
            }

            _kills[one.Name]++;
            if (Left(one, place, before) is { } broken)
            {
                return broken;
            }

            command = (one.Next ?? one.Command)(place);
        }

        return GoOn(one, place);
    }

    private string? Left(AbuseCase one, AbusePlace place, string before)
    {
        if (one.Judge is not null)
        {
            return one.Judge(place);
        }

        var target = place.Target(one.Target);
        var left = File.Exists(target) || Directory.Exists(target) ? one.Print(target) : "nothing";
        return left == before || left == _whole[one.Name].Print ? null : $"what is left is neither what was there nor what was asked for: {left}";
    }

    private string? GoOn(AbuseCase one, AbusePlace place)
    {
        var command = (one.Next ?? one.Command)(place);
        var end = kit.Run(command, place.Work, moment: null);

        // A run that was killed after its last checkpoint is done.
        if (end.ExitCode != 0 && !end.Error.Contains("steps already", StringComparison.Ordinal))
        {
            return $"the next command, animegan {string.Join(' ', command)}, ended with {end.ExitCode}: {end.Error}";
        }

        var (print, expected) = (one.Print(place.Target(one.Target)), _whole[one.Name].Print);
        var left = Directory.EnumerateFileSystemEntries(place.Work, "*", SearchOption.AllDirectories).Where(IsUnfinished).Select(path => Path.GetRelativePath(place.Work, path)).ToList();
        return print != expected ? $"it became {print} instead of {expected}"
            : left.Count > 0 ? $"left for good: {string.Join(", ", left)}" : null;
    }

    // An empty folder is removed by the next command that comes a minute later: until then another may be about to write to it.
    private static bool IsUnfinished(string path) => !(Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any()) && (
        path.Contains(".partial", StringComparison.Ordinal) || path.EndsWith(".tmp", StringComparison.Ordinal) || path.EndsWith(".old", StringComparison.Ordinal) || Path.GetFileName(path) == ".writing");

    // Half of them anywhere in the command's time, half of them in the middle of its writing.
    private KillMoment Moment(AbuseCase one, Random random)
    {
        var (_, milliseconds, changes) = _whole[one.Name];
        return random.Next(2) == 0 || changes == 0 ? new KillMoment(random.Next(milliseconds), 0) : new KillMoment(null, 1 + random.Next(changes));
    }

    private void PutOlder(AbuseCase one, AbusePlace place)
    {
        if (one.Older is null)
        {
            return;
        }

        var (from, to) = (place.Input(one.Older), place.Target(one.Target));
        if (File.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private AbusePlace Place(string name) => new(Inputs, Directory.CreateDirectory(Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"{name}"))).FullName);
}
