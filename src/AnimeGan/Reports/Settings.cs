using AnimeGan.Training;

namespace AnimeGan.Reports;

/// <summary>Records as lists of settings, named as --set names them.</summary>
internal static class Settings
{
    // What a run is trained on and for how long says nothing about how it departs from its family.
    private static readonly string[] _own = ["data", "dataB", "imageSize", "steps", "seed"];

    /// <summary>The settings in which a record departs from its family's defaults, with those.</summary>
    internal static IReadOnlyList<(string Name, string Value, string Default)> Changed(TrainingRecord record) =>
        [.. Side([record, TrainingRecord.For(record.Model)])
            .Where(setting => setting.Values[0] != setting.Values[1] && !_own.Contains(setting.Name))
            .Select(setting => (setting.Name, setting.Values[0], setting.Values[1]))];

    /// <summary>The settings in which records differ, a value for each.</summary>
    internal static IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Differences(IReadOnlyList<TrainingRecord> records) =>
        [.. Side(records).Where(setting => setting.Values.Distinct(StringComparer.Ordinal).Count() > 1)];

    // By name: a setting without a value is not written.
    private static IEnumerable<(string Name, IReadOnlyList<string> Values)> Side(IReadOnlyList<TrainingRecord> records)
    {
        var all = records.Select(record => RecordSettings.Of(record).ToDictionary(setting => setting.Name, setting => setting.Value)).ToList();
        return all.SelectMany(settings => settings.Keys).Distinct()
            .Select(name => (name, (IReadOnlyList<string>)[.. all.Select(settings => settings.GetValueOrDefault(name, ""))]));
    }
}
