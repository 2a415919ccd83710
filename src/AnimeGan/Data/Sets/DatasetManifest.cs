using System.Reflection;
using System.Text.Json;
using AnimeGan.Files;

namespace AnimeGan.Data;

/// <summary>
/// manifest.json of a prepared set: where the pictures came from, what was done to them, what was left out and why.
/// It holds no time of day: the same input gives the same file.
/// </summary>
public sealed record DatasetManifest
{
    /// <summary>The manifest's name in a prepared set.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The layout of this file.</summary>
    public const string CurrentFormat = "animegan-dataset/1";

    /// <summary>The layout of the file that was read.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The kit's version that wrote the set.</summary>
    public string Kit { get; init; } = KitVersion();

    /// <summary>A folder of pictures, or the name of a generator such as "synth-anime".</summary>
    public required string Source { get; init; }

    /// <summary>The generator's version of its drawing; null for pictures of a folder.</summary>
    public int? SourceVersion { get; init; }

    /// <summary>The generator's seed; null for pictures of a folder.</summary>
    public long? Seed { get; init; }

    /// <summary>Who decoded, such as "libvips 8.14.1"; null for drawn pictures.</summary>
    public string? Engine { get; init; }

    /// <summary>The resizing filter's name; null for drawn pictures.</summary>
    public string? Filter { get; init; }

    /// <summary>How other shapes were brought to this one: "crop", "pad" or "stretch"; null for drawn pictures.</summary>
    public string? Fit { get; init; }

    /// <summary>Colour under transparency and around padded pictures, '#rrggbb'; null for drawn pictures.</summary>
    public string? Background { get; init; }

    /// <summary>Columns of every picture; filled in by the writer.</summary>
    public int Width { get; init; }

    /// <summary>Rows of every picture; filled in by the writer.</summary>
    public int Height { get; init; }

    /// <summary>Pictures in the set; filled in by the writer.</summary>
    public int Count { get; init; }

    /// <summary>SHA-256 of images.npy, lower-case hex; filled in by the writer.</summary>
    public string ImagesSha256 { get; init; } = string.Empty;

    /// <summary>SHA-256 of inputs.jsonl, which holds each input's own; null for drawn pictures; filled in by the writer.</summary>
    public string? InputsSha256 { get; init; }

    /// <summary>The publisher's files that an import read; null otherwise.</summary>
    public IReadOnlyList<ImportedFile>? Files { get; init; }

    /// <summary>What became of the files that were found; null for drawn pictures.</summary>
    public PreparationCounts? Counts { get; init; }

    /// <summary>Files that gave no picture, and why, in the order of the source.</summary>
    public IReadOnlyList<RejectedInput> Rejected { get; init; } = [];

    /// <summary>What was left out because nobody means it, in the order of the source; it is neither read nor in inputs.jsonl.</summary>
    public IReadOnlyList<LeftOutInput> LeftOut { get; init; } = [];

    /// <summary>Pictures of the set to look at: of one colour, or much smaller than the set's.</summary>
    public IReadOnlyList<FlaggedInput> Flagged { get; init; } = [];

    /// <summary>Files whose picture was there before, in the order of the source: in each folder its files by their names without the ending, then its folders. The first is the original, whose name and labels stay.</summary>
    public IReadOnlyList<DuplicateInput> Duplicates { get; init; } = [];

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file, manifest.json in a prepared set.</param>
    /// <exception cref="FormatException">The file is no manifest of this layout.</exception>
    public static DatasetManifest Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            DatasetManifest? manifest = JsonSerializer.Deserialize<DatasetManifest>(stream, KitJson.Reading);
            return manifest?.Format == CurrentFormat
                ? manifest
                : throw new FormatException($"{path} has the layout '{manifest?.Format}', this version reads '{CurrentFormat}': prepare the set again.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{path} is not a data set's manifest ({broken.Message}): prepare the set again.", broken);
        }
    }

    /// <summary>Writes the manifest, indented, UTF-8.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    public void Write(string path)
    {
        using FileStream stream = File.Create(path);
        JsonSerializer.Serialize(stream, this, KitJson.Page);
        stream.WriteByte((byte)'\n');
    }

    private static string KitVersion()
    {
        Assembly assembly = typeof(DatasetManifest).Assembly;
        return assembly.GetName().Version?.ToString(3) ?? "unknown";
    }
}
