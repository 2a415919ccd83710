using System.Globalization;
using System.Text.Json;
using AnimeGan.Data.SynthDrawing;
using AnimeGan.Files;

namespace AnimeGan.Data;

/// <summary>
/// Two domains of drawn faces that differ in exactly one attribute: unpaired sets to train on, and true pairs that
/// only a measurement may see.
/// </summary>
/// <example>
/// <code>
/// var options = new SynthDomainOptions { From = "blonde", To = "blue", Size = 32, Count = 64, Pairs = 8 };
/// SynthDomains.Write("data/blue", options);
/// using (var blonde = ImageSet.Open("data/blue/pairs-a"))
/// using (var blue = ImageSet.Open("data/blue/pairs-b"))
///     display(SampleRows.Create([new("before", [blonde.Image(0)]), new("the true answer", [blue.Image(0)])]));
/// </code>
/// </example>
public static class SynthDomains
{
    /// <summary>Sub-folder of the first domain, a prepared set to train on.</summary>
    public const string A = "a";

    /// <summary>Sub-folder of the second domain, a prepared set to train on: other people than in <see cref="A"/>.</summary>
    public const string B = "b";

    /// <summary>Sub-folder of people of neither set, with A's value; to measure by, never to train on.</summary>
    public const string PairsA = "pairs-a";

    /// <summary>Sub-folder of the same people in the same order, with B's value; to measure by, never to train on.</summary>
    public const string PairsB = "pairs-b";

    /// <summary>The file that says what the four sets are.</summary>
    public const string FileName = "domains.json";

    /// <summary>Draws the four sets; the folder appears when all of them are whole.</summary>
    /// <param name="folder">Where they shall be.</param>
    /// <param name="options">Which attribute, how many, how large.</param>
    /// <param name="progress">Told from time to time how many faces of all four sets are done, on any thread; at the end 2·(Count + Pairs).</param>
    /// <param name="token">Cancels; nothing is left behind then.</param>
    /// <returns>What was written, as in <see cref="FileName"/>.</returns>
    /// <exception cref="ArgumentException">The options are out of range.</exception>
    /// <exception cref="IOException">Something is there already and shall not be overwritten.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SynthDomainsFile Write(string folder, SynthDomainOptions options, IProgress<int>? progress = null, CancellationToken token = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var choice = SynthChoice.Find(options.Attribute);
        var (from, to) = (choice.Value(options.From), choice.Value(options.To));
        var (count, pairs) = (options.Count, options.Pairs);
        using var target = new TargetFolder(folder, options.Overwrite, FileName, FileName);
        using var file = new FileStream(Path.Combine(target.Temporary, FileName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var done = 0;
        SynthDomain[] sets =
        [
            Draw(A, from, 0, count, "training"),
            Draw(B, to, count, count, "training"),
            Draw(PairsA, from, 2L * count, pairs, "evaluation only: the same people as in pairs-b"),
            Draw(PairsB, to, 2L * count, pairs, "evaluation only: the same people as in pairs-a"),
        ];
        var written = new SynthDomainsFile(choice.Name, from, to, options.Size, options.Seed, sets);
        JsonSerializer.Serialize(file, written, KitJson.Page);
        file.WriteByte((byte)'\n');
        file.Flush(flushToDisk: true);
        file.Dispose();
        target.Publish();
        return written;

        SynthDomain Draw(string name, string value, long first, int faces, string use)
        {
            var source = string.Create(
                CultureInfo.InvariantCulture, $"{SynthAnime.SourceName}, {choice.Name} {value}, people {first} to {first + faces - 1}, {use}");
            var before = done;
            SynthSetWriter.Write(
                Path.Combine(target.Temporary, name),
                index => choice.With(SynthAnime.Attributes(options.Seed, first + index), value),
                faces,
                options.Size,
                new DatasetManifest { Source = source, Seed = options.Seed },
                overwrite: false,
                progress is null ? null : new Offset(progress, before),
                token);
            done += faces;
            return new SynthDomain(name, value, first, faces, use);
        }
    }

    /// <summary>Reads what the sets of a folder are.</summary>
    /// <param name="folder">A folder that <see cref="Write"/> made.</param>
    /// <exception cref="FormatException">The folder holds no domains.</exception>
    public static SynthDomainsFile Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new FormatException($"{folder} holds no {FileName}; make domains with 'animegan data domains'.");
        }

        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<SynthDomainsFile>(file, KitJson.Reading) ?? throw new FormatException($"{path} is empty; make the domains again.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{path} does not say what the domains are ({broken.Message}); make them again.", broken);
        }
    }

    /// <summary>Counts on from the sets before; reports at once, on the thread that draws.</summary>
    private sealed class Offset(IProgress<int> inner, int before) : IProgress<int>
    {
        public void Report(int value) => inner.Report(before + value);
    }
}
