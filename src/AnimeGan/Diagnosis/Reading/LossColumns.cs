using AnimeGan.Diagnosis.Formats;

namespace AnimeGan.Diagnosis;

/// <summary>A column and what it was taken for.</summary>
/// <param name="Table">The file it is in.</param>
/// <param name="Column">The column.</param>
/// <param name="Title">What its name says, or what it was said to be.</param>
internal sealed record LossColumn(LogTable Table, LogColumn Column, LossTitle Title);

/// <summary>The columns of one game: which holds what.</summary>
/// <param name="Game">"A" or "B" of two games; empty where there is one.</param>
/// <param name="Of">The columns by what they hold.</param>
internal sealed record LossColumns(string Game, IReadOnlyDictionary<LossMeaning, LossColumn> Of)
{
    private static readonly (string Key, LossMeaning Meaning)[] _keys =
    [
        ("step", LossMeaning.Step), ("d", LossMeaning.D), ("d_real", LossMeaning.DOnReal), ("d_fake", LossMeaning.DOnFake), ("g", LossMeaning.G),
        ("dx", LossMeaning.Real), ("dgz", LossMeaning.Fake),
    ];

    /// <summary>Finds the columns of every game in some files.</summary>
    /// <param name="tables">The files.</param>
    /// <param name="named">'d=critic_loss,g=actor'; null for none.</param>
    /// <exception cref="ArgumentException">named is of another form, or names no column; the message says which there are.</exception>
    /// <exception cref="InvalidDataException">A network's loss is missing, or a column that is needed holds no numbers.</exception>
    internal static IReadOnlyList<LossColumns> Find(IReadOnlyList<LogTable> tables, string? named)
    {
        var all = tables.SelectMany(table => table.Columns.Select(column => (table, column))).ToList();
        var said = Named(named, all);
        var found = all.Select(pair => LossNames.Find(pair.column.Title) is { } title ? new LossColumn(pair.table, pair.column, title) : null).OfType<LossColumn>()
            .Where(column => column.Column.Count > 0 || column.Column.Fault is not null)
            .Where(column => said.TrueForAll(other => other.Column != column.Column && (other.Title.Meaning != column.Title.Meaning || other.Title.Meaning is LossMeaning.Step or LossMeaning.Epoch)))
            .Concat(said).ToList();
        var games = found.Select(column => column.Title.Game).Append("").Distinct().Order(StringComparer.Ordinal).Select(game => OfGame(found, game)).ToList();
        var whole = games.Where(game => game.Missing() is null).ToList();
        if (whole.Count == 0)
        {
            throw Refusal(tables, games.OrderBy(game => game.Missing()!.Length).First().Missing()!);
        }

        return [.. whole[0].Game.Length == 0 ? whole.Take(1) : whole];
    }

    /// <summary>The columns and what they were taken for, in words.</summary>
    internal string Words()
    {
        var step = Of.ContainsKey(LossMeaning.Step) ? LossMeaning.Step : LossMeaning.Epoch;
        return string.Join(", ", _keys.Select(key => key.Meaning).Skip(1).Prepend(step).Where(Of.ContainsKey).Select(meaning => $"{Word(meaning)} = '{Of[meaning].Column.Title}'"));
    }

    private static string Word(LossMeaning meaning) => meaning switch
    {
        LossMeaning.Step or LossMeaning.Epoch => "step",
        LossMeaning.D => "D's loss",
        LossMeaning.DOnReal => "D's loss on real",
        LossMeaning.DOnFake => "D's loss on fake",
        LossMeaning.G => "G's loss",
        LossMeaning.Real => "D on real",
        _ => "D on fake",
    };

    private static LossColumns OfGame(List<LossColumn> found, string game)
    {
        var columns = found.Where(column => column.Title.Game == game || column.Title.Meaning is LossMeaning.Step or LossMeaning.Epoch).GroupBy(column => column.Title.Meaning)
            .ToDictionary(group => group.Key, group => group.OrderBy(column => column.Title.Rank).ThenByDescending(column => column.Column.Count).First());

        // CycleGAN's code calls its losses D_real and D_fake; others call D's answers so. Where there is no other loss of D's, they are its halves.
        if (!HasD(columns) && columns.TryGetValue(LossMeaning.Real, out var real) && columns.TryGetValue(LossMeaning.Fake, out var fake) && !real.Title.IsOutput && !fake.Title.IsOutput)
        {
            columns.Remove(LossMeaning.Real);
            columns.Remove(LossMeaning.Fake);
            (columns[LossMeaning.DOnReal], columns[LossMeaning.DOnFake]) = (real, fake);
        }

        return new LossColumns(game, columns);
    }

    private static bool HasD(Dictionary<LossMeaning, LossColumn> columns) =>
        columns.ContainsKey(LossMeaning.D) || (columns.ContainsKey(LossMeaning.DOnReal) && columns.ContainsKey(LossMeaning.DOnFake));

    private string? Missing()
    {
        var (d, g) = (HasD(new Dictionary<LossMeaning, LossColumn>(Of)), Of.ContainsKey(LossMeaning.G));
        return d && g ? null : d ? "G's loss" : g ? "D's loss" : "either network's loss";
    }

    private static InvalidDataException Refusal(IReadOnlyList<LogTable> tables, string missing)
    {
        const int Shown = 20;
        var titles = tables.SelectMany(table => table.Columns.Select(column => column.Title)).ToList();
        var shown = string.Join(", ", titles.Take(Shown).Select(title => title.Length > 60 ? title[..60] + "…" : title)) + (titles.Count > Shown ? $" and {titles.Count - Shown} more" : "");
        var files = string.Join(", ", tables.Select(table => $"'{table.Path}'"));
        var mend = tables.All(table => table.Form.StartsWith("TensorBoard's", StringComparison.Ordinal))
            ? "TensorBoard keeps one tag a file, named after the tag: give the files of both networks' losses, as in 'animegan doctor d_loss.csv g_loss.csv', or say which they are by --columns."
            : "Name them step, d_loss (or d_loss_real and d_loss_fake) and g_loss, or say which they are: --columns d=NAME,g=NAME.";
        return new InvalidDataException($"{files} {(tables.Count > 1 ? "have" : "has")} no column that looks like {missing}; its columns are: {shown}. {mend}");
    }

    private static List<LossColumn> Named(string? named, List<(LogTable Table, LogColumn Column)> all)
    {
        var said = new List<LossColumn>();
        foreach (var pair in Pairs(named))
        {
            var (key, title) = (pair[..pair.IndexOf('=', StringComparison.Ordinal)].Trim(), pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
            var meaning = Array.Find(_keys, known => string.Equals(known.Key, key, StringComparison.OrdinalIgnoreCase));
            if (meaning.Key is null)
            {
                throw new ArgumentException($"--columns: '{key}' is nothing that a column can be; there are {string.Join(", ", _keys.Select(known => known.Key))}, as in d=critic_loss,g=actor.");
            }

            var at = all.FindIndex(pair => pair.Column.Title == title);
            at = at >= 0 ? at : all.FindIndex(pair => string.Equals(pair.Column.Title, title, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                throw new ArgumentException($"--columns: there is no column '{title}'; there are: {string.Join(", ", all.Select(pair => pair.Column.Title).Distinct())}.");
            }

            said.Add(new LossColumn(all[at].Table, all[at].Column, new LossTitle(meaning.Meaning, Rank: -2, IsOutput: meaning.Meaning is LossMeaning.Real or LossMeaning.Fake)));
        }

        return said;
    }

    // A title may hold a comma: what has no '=' belongs to what stands before it.
    private static List<string> Pairs(string? named)
    {
        var pairs = new List<string>();
        foreach (var part in (named ?? "").Split(',').Where(part => part.Trim().Length > 0))
        {
            if (part.Contains('=', StringComparison.Ordinal))
            {
                pairs.Add(part);
            }
            else if (pairs.Count == 0)
            {
                throw new ArgumentException($"--columns: expected MEANING=NAME pairs as in d=critic_loss,g=actor, got '{named}'.");
            }
            else
            {
                pairs[^1] += "," + part;
            }
        }

        return pairs;
    }
}
