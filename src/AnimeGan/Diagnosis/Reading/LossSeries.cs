using AnimeGan.Diagnosis.Formats;

namespace AnimeGan.Diagnosis;

/// <summary>What a game's columns hold, brought to the same steps.</summary>
/// <param name="Steps">The step of each value, rising.</param>
/// <param name="Of">The values by what they are.</param>
internal sealed record LossSeries(double[] Steps, IReadOnlyDictionary<LossMeaning, double[]> Of)
{
    private static readonly LossMeaning[] _losses = [LossMeaning.D, LossMeaning.DOnReal, LossMeaning.DOnFake, LossMeaning.G];

    /// <summary>Joins columns: each value of the rarest loss meets the others' last before it.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="notes">Hears what was joined, and how.</param>
    /// <exception cref="InvalidDataException">A loss holds what is no number, or hardly a line has all of them.</exception>
    internal static LossSeries Join(LossColumns columns, List<string> notes)
    {
        var wanted = columns.Of.Where(pair => pair.Key is not (LossMeaning.Step or LossMeaning.Epoch)).ToDictionary();
        foreach (var fault in wanted.Where(pair => _losses.Contains(pair.Key)).Select(pair => pair.Value.Column.Fault).OfType<string>())
        {
            throw new InvalidDataException(fault);
        }

        var tables = wanted.Values.Select(column => column.Table).Distinct().ToList();
        var steps = tables.ToDictionary(table => table, table => LogSteps.Read(table, Own(columns, LossMeaning.Step, table), Own(columns, LossMeaning.Epoch, table), notes));

        // Rows of one file keep their places; several files meet at their steps.
        var places = wanted.ToDictionary(pair => pair.Key, pair => Points(pair.Value, steps[pair.Value.Table], byStep: tables.Count > 1));
        var losses = places.Where(pair => _losses.Contains(pair.Key)).Select(pair => pair.Value).ToList();
        var rarest = losses.OrderBy(points => points.Count).ThenByDescending(points => points.Count == 0 ? 0 : points[0].Place).First();
        if (rarest.Count < 2)
        {
            throw new InvalidDataException($"'{tables[0].Path}' has {rarest.Count} lines of values; a line of names and at least two lines of values are needed.");
        }

        if (losses.Exists(points => points.Count != rarest.Count) || losses.Exists(points => !points.Select(point => point.Place).SequenceEqual(rarest.Select(point => point.Place))))
        {
            notes.Add("losses do not stand in the same lines, so each value of the rarest meets the others' last before it");
        }

        var series = places.Where(pair => 2 * pair.Value.Count >= rarest.Count).ToDictionary(pair => pair.Key, pair => Meet(rarest, pair.Value));
        return new LossSeries(Rising([.. rarest.Select(point => point.Step)], steps.Values.All(one => one.Rise), notes), series);
    }

    private static LogColumn? Own(LossColumns columns, LossMeaning meaning, LogTable table) =>
        columns.Of.TryGetValue(meaning, out var column) && column.Table == table
            ? column.Column
            : table.Columns.Where(other => LossNames.Find(other.Title)?.Meaning == meaning && other.Count > 0).OrderBy(other => LossNames.Find(other.Title)!.Value.Rank).FirstOrDefault();

    private static List<(double Place, double Step, double Value)> Points(LossColumn column, LogSteps steps, bool byStep)
    {
        var values = column.Column.Values;
        var blank = LogsNaNForBlank(values);
        var points = Enumerable.Range(0, values.Length)
            .Where(row => steps.Of[row] is not null && values[row] is { } value && !(blank && double.IsNaN(value)))
            .Select(row => (Place: byStep ? steps.Of[row]!.Value : row, Step: steps.Of[row]!.Value, Value: values[row]!.Value));
        return byStep ? [.. points.OrderBy(point => point.Place)] : [.. points];
    }

    // Some programs write NaN for what was not logged in a line: a loss that had become NaN would not be finite again and again.
    private static bool LogsNaNForBlank(double?[] values)
    {
        const int Often = 3;
        var (nan, backs) = (0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            var isNaN = values[i] is { } value && double.IsNaN(value);
            nan += isNaN ? 1 : 0;
            backs += i > 0 && !isNaN && values[i] is not null && values[i - 1] is { } before && double.IsNaN(before) ? 1 : 0;
        }

        return Often * nan > values.Length && backs > Often;
    }

    // What is not finite between two values of the rarest is not lost.
    private static double[] Meet(List<(double Place, double Step, double Value)> rarest, List<(double Place, double Step, double Value)> others)
    {
        var (values, at) = (new double[rarest.Count], 0);
        var last = others[0].Value;
        for (var i = 0; i < values.Length; i++)
        {
            var worst = (double?)null;
            for (; at < others.Count && others[at].Place <= rarest[i].Place; at++)
            {
                last = others[at].Value;
                worst ??= double.IsFinite(last) ? null : last;
            }

            values[i] = worst ?? last;
        }

        return values;
    }

    private static double[] Rising(double[] steps, bool rise, List<string> notes)
    {
        if (rise && steps.Zip(steps.Skip(1)).All(pair => pair.First < pair.Second))
        {
            return steps;
        }

        notes.Add("steps do not rise from line to line, so lines are counted instead");
        return [.. Enumerable.Range(1, steps.Length).Select(step => (double)step)];
    }
}
