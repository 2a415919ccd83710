using System.Globalization;
using System.Text.RegularExpressions;

namespace AnimeGan.Diagnosis.Formats;

/// <summary>Lines that training loops print: names with numbers behind them, and where in the run they were printed.</summary>
/// <remarks>
/// Known by their tutorials: "[3/25][50/782] Loss_D: 1.2 Loss_G: 2.3 D(x): 0.6 D(G(z)): 0.4 / 0.1" (PyTorch's DCGAN),
/// "[Epoch 0/200] [Batch 3/938] [D loss: 0.6] [G loss: 0.7]", "40 [D loss: 0.6, acc.: 50.00%] [G loss: 0.7]", "Step: 40/500 [G loss: 0.7]",
/// "(epoch: 1, iters: 100, time: 0.3, data: 0.0) D_A: 0.1 G_A: 0.9" (CycleGAN), ">1, 3/468, d1=0.6, d2=0.7 g=0.7", Keras' and Lightning's bars.
/// </remarks>
internal static partial class PrintedLog
{
    private const string Epoch = "epoch";
    private const string Step = "step";
    private const int LeastLines = 2;
    private const int LongestLine = 4096;

    /// <summary>Reads lines; null where too few of them name a loss.</summary>
    internal static LogTable? Read(string path, string text)
    {
        var rows = new List<IReadOnlyList<KeyValuePair<string, double?>>>();
        var (lines, losses) = (0, 0);
        foreach (var line in text.Split('\n', '\r').Where(line => line.Trim().Length > 0))
        {
            lines++;
            var pairs = line.Length > LongestLine ? [] : Pairs(line);
            if (!pairs.Exists(pair => LossNames.OfLoss(pair.Key)))
            {
                continue;
            }

            losses++;
            rows.Add([.. Place(line).Concat(pairs)]);
        }

        var notes = lines > losses ? new List<string> { $"{lines - losses} lines without a loss are left out" } : [];
        return losses < LeastLines ? null : LogTable.OfRows(path, "printed lines", rows, notes);
    }

    // The shortest end of what stands before the number that names something: "Epoch 3 Loss D" is "Loss D".
    private static List<KeyValuePair<string, double?>> Pairs(string line)
    {
        var pairs = new List<KeyValuePair<string, double?>>();
        foreach (Match match in Pair().Matches(line))
        {
            var words = match.Groups["name"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var from = Array.FindLastIndex(words, word => !word.Any(char.IsLetter)) + 1;
            while (from < words.Length - 1 && !LossNames.Means(Name(from)) && LossNames.Means(Name(from + 1)))
            {
                from++;
            }

            if (from < words.Length && LogNumbers.WithPoint.TryRead(match.Groups["value"].Value, out var value))
            {
                pairs.Add(new(Name(from), value));
            }

            string Name(int first) => string.Join(' ', words[first..]);
        }

        return pairs;
    }

    private static IEnumerable<KeyValuePair<string, double?>> Place(string line)
    {
        var (epoch, step, most) = ((double?)null, (double?)null, (double?)null);
        var through = Batch().IsMatch(line);
        foreach (Match match in Places().Matches(line))
        {
            var number = Number(match.Groups["at"].Value);
            if (match.Groups["word"].Value.StartsWith("ep", StringComparison.OrdinalIgnoreCase))
            {
                epoch ??= number;
            }
            else if (step is null)
            {
                (step, most) = (number, Number(match.Groups["of"].Value));
            }
        }

        if (epoch is null && step is null)
        {
            if (Twice().Match(line) is { Success: true } both)
            {
                (epoch, step, most, through) = (Number(both.Groups["epoch"].Value), Number(both.Groups["at"].Value), Number(both.Groups["of"].Value), true);
            }
            else if (Leading().Match(line) is { Success: true } leading)
            {
                step = Number(leading.Groups["at"].Value);
            }
        }

        // Batches begin anew with each epoch; where the line says how many there are, steps count through.
        if (through && epoch is { } e && step is { } s && most is { } m && s <= m)
        {
            yield return new(Step, (e * m) + s);
            yield break;
        }

        if (epoch is not null)
        {
            yield return new(Epoch, epoch);
        }

        if (step is not null)
        {
            yield return new(Step, step);
        }
    }

    private static double? Number(string digits) => double.TryParse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    // "D_loss: 1.2", "d1=0.6", and "D_loss 1.2".
    [GeneratedRegex(@"(?:(?<name>[A-Za-z_][A-Za-z0-9_./ ()-]{0,60}?)\s*[:=]|(?<name>(?:[A-Za-z_][A-Za-z0-9_./ ()-]{0,30}?)?(?:loss|Loss|LOSS)[A-Za-z_]{0,3})\s)\s*(?<value>[-+]?(?:\d+(?:,\d{3})*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|[-+]?(?:nan|NaN|inf|Infinity)\b|tensor\([^)]*\))", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\b(?<word>epochs?|ep|batch|step|steps|iters?|iterations?|it|global_step)\b\s*[\[:=#(]?\s*(?<at>\d+)(?:\s*/\s*(?<of>\d+))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Places();

    [GeneratedRegex(@"\bbatch\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Batch();

    // "[3/25][50/782]", ">3, 50/782,".
    [GeneratedRegex(@"^[^A-Za-z0-9]{0,8}(?<epoch>\d+)(?:/\d+)?[\]),\s]+\[?(?<at>\d+)/(?<of>\d+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Twice();

    // "40 [D loss: …".
    [GeneratedRegex(@"^[^A-Za-z0-9]{0,8}(?<at>\d+)(?:[^\d.:-]|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Leading();
}
