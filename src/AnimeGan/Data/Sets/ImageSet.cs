using System.Security.Cryptography;
using AnimeGan.Imaging;
using Microsoft.Win32.SafeHandles;

namespace AnimeGan.Data;

/// <summary>A prepared set: pictures are read as they are used, from the system's cache of the file, which processes share.</summary>
/// <remarks>
/// Safe to read from any number of threads. It reads instead of mapping the file into memory: whoever touches a page of a map whose file
/// became shorter is ended by the system, with all that it has learned.
/// </remarks>
/// <example>
/// <code>
/// using (var images = ImageSet.Open("data/synth32"))
/// {
///     display(images.Labels?.Counts("hair_color"));
///     display(DatasetGrid.Create(images, seed: 1, count: 16));
/// }
/// </code>
/// </example>
public sealed class ImageSet : IDisposable
{
    // As PictureOptions has it: three such planes still fit an array.
    private const int MostPixelsASide = 16384;

    private readonly SafeFileHandle _file;
    private readonly long _begin;
    private (long Length, DateTime Written) _stamp;

    private ImageSet(string folder, DatasetManifest manifest, NpyInfo info, LabelTable? labels)
    {
        Folder = folder;
        Manifest = manifest;
        Labels = labels;
        Count = (int)info.Shape[0];
        Channels = (int)info.Shape[1];
        Height = (int)info.Shape[2];
        Width = (int)info.Shape[3];
        _file = File.OpenHandle(ImagesPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        (_begin, _stamp) = (info.DataOffset, Stamp());
    }

    /// <summary>The prepared set's folder.</summary>
    public string Folder { get; }

    /// <summary>Pictures.</summary>
    public int Count { get; }

    /// <summary>3: red, green, blue.</summary>
    public int Channels { get; }

    /// <summary>Rows of every picture.</summary>
    public int Height { get; }

    /// <summary>Columns of every picture.</summary>
    public int Width { get; }

    /// <summary>Where the pictures came from.</summary>
    public DatasetManifest Manifest { get; }

    /// <summary>What is known of each picture; null where there are no labels.</summary>
    public LabelTable? Labels { get; }

    private string ImagesPath => Path.Combine(Folder, PreparedSetWriter.ImagesName);

    private int PictureBytes => Channels * Height * Width;

    /// <summary>A picture's planes, [3, Height, Width], uint8; a copy.</summary>
    /// <param name="index">0 to Count − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no picture of this index.</exception>
    /// <exception cref="EndOfStreamException">The file became shorter since it was opened.</exception>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var picture = new byte[PictureBytes];
            Read(index, picture);
            return picture;
        }
    }

    /// <summary>Gathers a batch.</summary>
    /// <param name="batch">Which pictures, and which of them mirrored.</param>
    /// <param name="target">[N, 3, Height, Width], uint8.</param>
    /// <exception cref="EndOfStreamException">The file became shorter since it was opened.</exception>
    public void CopyTo(Batch batch, Span<byte> target)
    {
        var length = PictureBytes;
        for (var n = 0; n < batch.Indices.Length; n++)
        {
            var picture = target.Slice(n * length, length);
            Read(batch.Indices[n], picture);
            for (var row = 0; batch.Flips[n] && row < length; row += Width)
            {
                picture.Slice(row, Width).Reverse();
            }
        }
    }

    /// <summary>Opens a prepared set and checks that its parts fit together.</summary>
    /// <param name="folder">A folder that <see cref="PreparedSetWriter"/> wrote.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FormatException">It is not a prepared set, or a part is missing, truncated or of another set.</exception>
    public static ImageSet Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}; make one with 'animegan data prepare' or 'animegan data synth'.");
        }

        string images = Path.Combine(folder, PreparedSetWriter.ImagesName);
        string manifestPath = Path.Combine(folder, DatasetManifest.FileName);
        if (!File.Exists(images) || !File.Exists(manifestPath))
        {
            throw new FormatException(
                $"{folder} is not a prepared set: {PreparedSetWriter.ImagesName} and {DatasetManifest.FileName} were expected; "
                + "for a folder of pictures run 'animegan data prepare' first.");
        }

        var manifest = DatasetManifest.Read(manifestPath);
        if (manifest.Width is < 1 or > MostPixelsASide || manifest.Height is < 1 or > MostPixelsASide || manifest.Count < 1)
        {
            throw new FormatException(
                $"{manifestPath} says {manifest.Count} pictures of {manifest.Width}×{manifest.Height} pixels, expected at least one, of 1 to {MostPixelsASide} pixels along each side: prepare the set again.");
        }

        NpyInfo info = Npy.ReadInfo(images);
        if (info.ElementType != "|u1" || !info.Shape.SequenceEqual([manifest.Count, 3, manifest.Height, manifest.Width]))
        {
            throw new FormatException(
                $"{images} is {info.ElementType} [{string.Join(", ", info.Shape)}], the manifest says |u1 [{manifest.Count}, 3, {manifest.Height}, {manifest.Width}]: "
                + "the files belong to different sets; prepare the set again.");
        }

        string labelsPath = Path.Combine(folder, PreparedSetWriter.LabelsName);
        LabelTable? labels = File.Exists(labelsPath) ? LabelTable.Read(labelsPath) : null;
        if (labels is not null && labels.Rows != manifest.Count)
        {
            throw new FormatException($"{labelsPath} has {labels.Rows} rows for {manifest.Count} pictures: prepare the set again.");
        }

        return new ImageSet(folder, manifest, info, labels);
    }

    /// <summary>A picture to look at.</summary>
    /// <param name="index">0 to Count − 1.</param>
    public RgbImage Image(int index) => Planes.ToImage(this[index], Width, Height);

    /// <summary>Places spread evenly over the set: its first pictures may all be of one kind, as sets are that were made class by class.</summary>
    /// <param name="count">How many, at least 1; all where the set has fewer.</param>
    /// <returns>Indices, rising.</returns>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public int[] Spread(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var number = Math.Min(count, Count);
        return [.. Enumerable.Range(0, number).Select(i => (int)((long)i * Count / number))];
    }

    /// <summary>Some pictures side by side.</summary>
    /// <param name="count">How many, at least 1; all where the set has fewer.</param>
    /// <param name="columns">Pictures in a row, at least 1.</param>
    /// <param name="seed">Which: null for the first ones, otherwise chosen by this seed, none twice.</param>
    /// <exception cref="ArgumentOutOfRangeException">count or columns is less than 1.</exception>
    public RgbImage Grid(int count, int columns, long? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int shown = Math.Min(count, Count);
        IEnumerable<int> indices = seed is { } chosen
            ? new BatchSampler(Count, shown, chosen, horizontalFlip: false).Next().Indices
            : Enumerable.Range(0, shown);
        return ImageGrid.Compose([.. indices.Select(Image)], columns);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Refuses pictures that are others than when the set was opened. A set that was replaced as a whole stays what it was, as long as it is open.</summary>
    /// <exception cref="InvalidDataException">The pictures were changed in place.</exception>
    internal void RequireUnchanged()
    {
        var now = Stamp();
        if (now == _stamp)
        {
            return;
        }

        RequirePictures(_file, ImagesPath, Manifest);
        _stamp = now;
    }

    /// <summary>Reads all pictures of a set, and refuses those that are not the ones of its manifest.</summary>
    /// <exception cref="InvalidDataException">The pictures were changed after the manifest was written.</exception>
    internal static void RequirePictures(string folder, DatasetManifest manifest)
    {
        var path = Path.Combine(folder, PreparedSetWriter.ImagesName);
        using var file = File.OpenHandle(path);
        RequirePictures(file, path, manifest);
    }

    private static void RequirePictures(SafeFileHandle file, string path, DatasetManifest manifest)
    {
        if (manifest.ImagesSha256.Length == 0)
        {
            return;
        }

        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var room = new byte[1 << 20];
        for (long at = 0; RandomAccess.Read(file, room, at) is > 0 and var read; at += read)
        {
            sha.AppendData(room, 0, read);
        }

        if (Convert.ToHexStringLower(sha.GetHashAndReset()) is var found && found != manifest.ImagesSha256)
        {
            throw new InvalidDataException($"{path} was changed after it was prepared: its SHA-256 is {found}, {DatasetManifest.FileName} says {manifest.ImagesSha256}. Copy the set anew from where it came from, or prepare it again.");
        }
    }

    private void Read(int index, Span<byte> picture)
    {
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var at = _begin + ((long)index * picture.Length);
        for (int read, done = 0; done < picture.Length; done += read)
        {
            read = RandomAccess.Read(_file, picture[done..], at + done);
            if (read == 0)
            {
                throw new EndOfStreamException($"{ImagesPath} became shorter while it was in use: picture {index} of {Count} is not in it any more. Copy the set anew from where it came from, or prepare it again.");
            }
        }
    }

    private (long Length, DateTime Written) Stamp() => (RandomAccess.GetLength(_file), File.GetLastWriteTimeUtc(_file));
}
