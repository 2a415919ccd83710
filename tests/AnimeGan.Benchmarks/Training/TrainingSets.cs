using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Testing;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Training;

/// <summary>Drawn sets for records to train on, each made when it is first wanted.</summary>
internal sealed class TrainingSets : IDisposable
{
    // More than a step's, so that each has other pictures.
    private const int Pictures = 1_024;

    private readonly TemporaryFolder _folder = new();
    private int _records;

    /// <summary>The record with its data.</summary>
    /// <param name="record">A record of a family.</param>
    public TrainingRecord For(TrainingRecord record)
    {
        var (paired, size) = (record.Model == "cyclegan", record.ImageSize);
        var set = _folder[string.Create(CultureInfo.InvariantCulture, $"{(paired ? "domains" : "set")}{size}")];
        if (!Directory.Exists(set) && paired)
        {
            _ = SynthDomains.Write(set, new SynthDomainOptions { Count = Pictures, Pairs = 1, Size = size });
        }
        else if (!Directory.Exists(set))
        {
            SynthAnime.WriteSet(set, Pictures, size, 1, overwrite: false, progress: null, CancellationToken.None);
        }

        return paired ? record with { Data = Path.Combine(set, SynthDomains.A), DataB = Path.Combine(set, SynthDomains.B) } : record with { Data = set };
    }

    /// <summary>Writes a record to a file of its own.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The file.</returns>
    public string Save(TrainingRecord record)
    {
        var path = _folder[string.Create(CultureInfo.InvariantCulture, $"record{_records++}.json")];
        File.WriteAllText(path, TrainingJson.Write(record));
        return path;
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();
}
