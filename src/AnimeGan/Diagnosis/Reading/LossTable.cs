using AnimeGan.Diagnosis.Formats;

namespace AnimeGan.Diagnosis;

/// <summary>Losses from elsewhere, in the forms that other kits leave them in: tables, JSON, printed lines, TensorBoard's files. Columns are recognised by the names that other kits give them.</summary>
public static class LossTable
{
    /// <summary>Reads the losses of one game.</summary>
    /// <param name="path">The file.</param>
    /// <param name="objective">One of <see cref="ObjectiveScale.Names"/>; null to guess.</param>
    /// <param name="convention">What a single column with D's loss holds.</param>
    /// <returns>The run, with what was guessed; of two games the first.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A column that is needed is missing, or a value is no number; the message names it.</exception>
    public static CaseFile Read(string path, string? objective = null, LossConventionChoice convention = LossConventionChoice.Guess)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read([path], new LossTableOptions { Objective = objective, Convention = convention })[0];
    }

    /// <summary>Reads the losses of a run from one file or several, as TensorBoard's, which hold a tag each.</summary>
    /// <param name="paths">At least one file; several are joined by their steps.</param>
    /// <param name="options">What is known of them; null for nothing.</param>
    /// <returns>The run: one game, or the two of a CycleGAN, each with what was guessed.</returns>
    /// <exception cref="ArgumentException">There is no file, no such objective, or no column that the options name.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A column that is needed is missing, or a value is no number; the message names it.</exception>
    public static IReadOnlyList<CaseFile> Read(IReadOnlyList<string> paths, LossTableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new LossTableOptions();
        if (paths.Count == 0)
        {
            throw new ArgumentException("A run's losses are in at least one file, got none.", nameof(paths));
        }

        if (options.Objective is { } objective)
        {
            _ = ObjectiveScale.Of(objective);
        }

        var tables = EventLog.Joined(paths.Select(LogFile.Read));
        return [.. LossColumns.Find(tables, options.Columns).Select(game => Game(tables, game, options))];
    }

    private static CaseFile Game(IReadOnlyList<LogTable> tables, LossColumns columns, LossTableOptions options)
    {
        List<string> guesses = [.. tables.SelectMany(table => table.Notes)];
        var losses = ForeignLosses.Of(columns, LossSeries.Join(columns, guesses), options.Convention, guesses);
        var names = options.Objective is { } objective ? [objective] : losses.Objectives(guesses);
        var name = string.Join(" + ", tables.Select(table => Path.GetFileName(table.Path))) + (columns.Game.Length > 0 ? $", game {columns.Game}" : "");
        var form = string.Join("; ", tables.Select(table => table.Form).Distinct());
        var read = Symptoms.Say($"{name}: {form}, {losses.Steps.Length:#,0} values; {columns.Words()}");
        var all = names.Select((one, i) => losses.Under(one, i == 0 ? guesses : [], name, read)).ToList();
        return all[0] with { OtherReadings = [.. all.Skip(1)] };
    }
}
