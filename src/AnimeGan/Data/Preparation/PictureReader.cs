using System.Globalization;
using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>Reads pictures from wherever a person has them, brought to the shape and size of a prepared set.</summary>
/// <param name="width">Pixels across.</param>
/// <param name="height">Pixels down.</param>
/// <param name="like">Whose fit and background are taken; null for cropping onto white.</param>
public sealed class PictureReader(int width, int height, DatasetManifest? like = null)
{
    private readonly PictureOptions _options = new()
    {
        Width = width,
        Height = height,
        Fit = Enum.TryParse<PictureFit>(like?.Fit, ignoreCase: true, out var fit) ? fit : PictureFit.Crop,
        Background = like?.Background is { } color ? RgbColor.Parse(color) : RgbColor.White,
    };

    /// <summary>Brings pictures to squares.</summary>
    /// <param name="size">Pixels along each side.</param>
    /// <param name="like">Whose fit and background are taken; null for cropping onto white.</param>
    public PictureReader(int size, DatasetManifest? like = null)
        : this(size, size, like)
    {
    }

    /// <summary>Reads a file, a folder with all its sub-folders, or a prepared set.</summary>
    /// <param name="path">Any picture file, a folder of them, or a prepared set's folder.</param>
    /// <param name="most">At most this many, the first ones by name or number; null for all.</param>
    /// <param name="rejected">Gets each file that gave no picture.</param>
    /// <returns>The pictures in the order of their names; empty where there were none.</returns>
    /// <exception cref="FileNotFoundException">There is nothing at the path.</exception>
    /// <exception cref="FormatException">A prepared set is damaged, or its pictures are of another size.</exception>
    public IEnumerable<NamedPicture> Read(string path, int? most, Action<RejectedInput> rejected)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(rejected);
        if (File.Exists(path))
        {
            return ReadFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, [new SourceFile(Path.GetFileName(path))], rejected);
        }

        if (!Directory.Exists(path))
        {
            throw new FileNotFoundException($"There is nothing at '{path}'; name a picture, a folder of pictures or a prepared set.", path);
        }

        return File.Exists(Path.Combine(path, DatasetManifest.FileName)) ? ReadSet(path, most) : ReadFolder(path, most, rejected);
    }

    private IEnumerable<NamedPicture> ReadFolder(string folder, int? most, Action<RejectedInput> rejected)
    {
        var listing = SourceFiles.List(Path.GetFullPath(folder), includeHidden: false, CancellationToken.None);
        listing.Rejected.ForEach(rejected);
        return ReadFiles(folder, listing.Files, rejected).Take(most ?? int.MaxValue);
    }

    private IEnumerable<NamedPicture> ReadFiles(string folder, IEnumerable<SourceFile> files, Action<RejectedInput> rejected)
    {
        var preparer = new PicturePreparer(folder, _options);
        foreach (var file in files)
        {
            var prepared = preparer.Prepare(file);
            if (prepared.Rejection is { } rejection)
            {
                rejected(new RejectedInput(file.Name, rejection.Reason, rejection.Detail));
                continue;
            }

            yield return new NamedPicture(Path.ChangeExtension(file.Name, null), Planes.ToImage(prepared.Pixels, width, height));
        }
    }

    private List<NamedPicture> ReadSet(string folder, int? most)
    {
        using var set = ImageSet.Open(folder);
        if (set.Width != width || set.Height != height)
        {
            throw new FormatException($"{folder} holds pictures of {set.Width}×{set.Height}, {width}×{height} are wanted; prepare the set at that size.");
        }

        return
        [
            .. Enumerable.Range(0, Math.Min(most ?? int.MaxValue, set.Count))
                .Select(i => new NamedPicture(i.ToString("D6", CultureInfo.InvariantCulture), set.Image(i))),
        ];
    }
}
