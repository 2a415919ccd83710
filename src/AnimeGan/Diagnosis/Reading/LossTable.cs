using System.Globalization;
using AnimeGan.Files;

namespace AnimeGan.Diagnosis;

/// <summary>Losses from elsewhere: a table of comma-, semicolon- or tab-separated values whose columns are recognised by the names that other kits give them.</summary>
public static class LossTable
{
    private static readonly Dictionary<string, string[]> _names = new()
    {
        ["step"] = ["step", "steps", "iter", "iters", "iteration", "iterations", "globalstep", "trainstep", "batch", "it", "kimg", "tick", "epoch"],
        ["d loss"] = ["dloss", "lossd", "errd", "discriminatorloss", "lossdiscriminator", "discloss", "lossdisc", "disloss", "ld", "criticloss", "losscritic", "dlosstotal", "lossesd", "trainlossd", "traindloss"],
        ["d loss on real"] = ["dlossreal", "lossdreal", "errdreal", "dreallos", "dreallloss", "drealloss", "lossreal", "realloss", "reallossd"],
        ["d loss on fake"] = ["dlossfake", "lossdfake", "errdfake", "dfakeloss", "lossfake", "fakeloss", "fakelossd"],
        ["g loss"] = ["gloss", "lossg", "errg", "generatorloss", "lossgenerator", "genloss", "lossgen", "lg", "ggan", "glosstotal", "lossesg", "trainlossg", "traingloss"],
        ["D(x)"] = ["dx", "dofx", "realscore", "scorereal", "dxmean", "drealmean", "drealscore", "dreal"],
        ["D(G(z))"] = ["dgz", "dgz1", "dofgz", "fakescore", "scorefake", "dgzmean", "dfakemean", "dfakescore", "dfake"],
        ["norm of G's gradient"] = ["ggradnorm", "gradnormg", "ggradientnorm", "ggrad", "gradg"],
        ["norm of D's gradient"] = ["dgradnorm", "gradnormd", "dgradientnorm", "dgrad", "gradd"],
    };

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file: one line of names, then one line a step.</param>
    /// <param name="objective">One of <see cref="ObjectiveScale.Names"/>; null to guess.</param>
    /// <param name="convention">What a single column with D's loss holds.</param>
    /// <returns>The run, with what was guessed.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A column that is needed is missing, or a value is no number; the message names it.</exception>
    public static CaseFile Read(string path, string? objective = null, LossConventionChoice convention = LossConventionChoice.Guess)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        var guesses = new List<string>();
        var columns = Columns(path, guesses);
        RequireLosses(path, columns);
        var g = columns["g loss"];
        var d = D(columns, guesses, out var single);
        var scale = ObjectiveScale.Of(objective ?? LossGuess.Objective(d, g, guesses));
        var (real, fake) = (columns.GetValueOrDefault("D(x)"), columns.GetValueOrDefault("D(G(z))"));
        var foreign = new ForeignLosses(scale, d, g, real, fake);
        var perHalf = single && foreign.IsSum(convention, guesses) ? 0.5 : 1;
        var squares = foreign.Squares(guesses);
        return new CaseFile
        {
            Name = Path.GetFileName(path),
            Scale = scale,
            Steps = Steps(columns, g.Length, guesses),
            DLoss = [.. d.Select(value => value * perHalf * squares)],
            GLoss = [.. g.Select(value => value * squares)],
            DReal = real is not null && fake is not null ? real : null,
            DFake = real is not null && fake is not null ? fake : null,
            GGradient = columns.GetValueOrDefault("norm of G's gradient"),
            DGradient = columns.GetValueOrDefault("norm of D's gradient"),
            Guesses = guesses,
        };
    }

    private static Dictionary<string, double[]> Columns(string path, List<string> guesses)
    {
        var rows = Rows(path);
        if (rows.Count < 3)
        {
            throw new InvalidDataException($"'{path}' has {Math.Max(0, rows.Count - 1)} lines of values; a line of names and at least two lines of values are needed.");
        }

        var (columns, titles) = (new Dictionary<string, double[]>(), new List<string>());
        foreach (var (meaning, names) in _names)
        {
            var found = names.Select(name => rows[0].FindIndex(title => Plain(title) == name)).FirstOrDefault(index => index >= 0, -1);
            if (found < 0)
            {
                continue;
            }

            columns[meaning] = [.. rows.Skip(1).Select((row, i) => Number(path, row, found, i + 2, rows[0]))];
            titles.Add($"'{rows[0][found]}' is {meaning}");
        }

        guesses.Add($"of the columns {string.Join(", ", titles)}");
        SortBeliefs(columns, guesses);
        return columns;
    }

    // CycleGAN's code calls its losses D_real and D_fake; others call D's outputs so. An output is a probability.
    private static void SortBeliefs(Dictionary<string, double[]> columns, List<string> guesses)
    {
        if (columns.TryGetValue("D(x)", out var real) && columns.TryGetValue("D(G(z))", out var fake) && real.Concat(fake).Any(value => value is < 0 or > 1))
        {
            columns.Remove("D(x)");
            columns.Remove("D(G(z))");
            columns.TryAdd("d loss on real", real);
            columns.TryAdd("d loss on fake", fake);
            guesses.Add("what looked like D(x) and D(G(z)) leaves 0 to 1, so these are the halves of D's loss");
        }
    }

    private static void RequireLosses(string path, Dictionary<string, double[]> columns)
    {
        var hasD = columns.ContainsKey("d loss") || (columns.ContainsKey("d loss on real") && columns.ContainsKey("d loss on fake"));
        if (!hasD || !columns.ContainsKey("g loss"))
        {
            var missing = hasD ? "G's loss" : columns.ContainsKey("g loss") ? "D's loss" : "either network's loss";
            throw new InvalidDataException($"'{path}' has no column that looks like {missing}; its columns are: {string.Join(", ", Rows(path)[0])}. Name them step, d_loss (or d_loss_real and d_loss_fake) and g_loss.");
        }
    }

    private static double[] D(Dictionary<string, double[]> columns, List<string> guesses, out bool single)
    {
        if (columns.TryGetValue("d loss on real", out var real) && columns.TryGetValue("d loss on fake", out var fake))
        {
            single = false;
            guesses.Add("D's loss is taken from its two halves");
            return [.. real.Zip(fake, (r, f) => (r + f) / 2)];
        }

        single = true;
        return columns["d loss"];
    }

    private static double[] Steps(Dictionary<string, double[]> columns, int count, List<string> guesses)
    {
        if (columns.TryGetValue("step", out var steps))
        {
            if (steps.Zip(steps.Skip(1)).All(pair => pair.First < pair.Second))
            {
                return steps;
            }

            guesses.Add("steps do not rise from line to line, so lines are counted instead");
        }

        return [.. Enumerable.Range(1, count).Select(step => (double)step)];
    }

    private static List<List<string>> Rows(string path)
    {
        var text = File.ReadAllText(path).TrimStart('\uFEFF');
        var head = text.Split('\n', 2)[0];
        var separator = head.Contains(',', StringComparison.Ordinal) ? ',' : head.Contains(';', StringComparison.Ordinal) ? ';' : '\t';
        if (separator == ',')
        {
            using var reader = new StringReader(text);
            try
            {
                return [.. Csv.Read(reader)];
            }
            catch (FormatException broken)
            {
                throw new InvalidDataException($"'{path}': {broken.Message}", broken);
            }
        }

        return [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).Select(line => line.Split(separator).ToList())];
    }

    private static double Number(string path, List<string> row, int column, int line, List<string> titles)
    {
        var text = column < row.Count ? row[column].Trim() : "";
        return text.ToLowerInvariant() switch
        {
            "nan" => double.NaN,
            "inf" or "+inf" or "infinity" => double.PositiveInfinity,
            "-inf" or "-infinity" => double.NegativeInfinity,
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
            _ => throw new InvalidDataException($"'{path}', line {line}: '{titles[column]}' must be a number with a decimal point, got '{text}'."),
        };
    }

    // "D(G(z))" and "d_g_z" both become "dgz".
    private static string Plain(string title) => string.Concat(title.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));
}
