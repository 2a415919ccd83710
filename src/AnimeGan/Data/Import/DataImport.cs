using System.Diagnostics;
using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>Turns a publisher's files into a prepared set.</summary>
public static class DataImport
{
    // Pictures between two reports of progress: a few reports a second.
    private const int ReportEvery = 1024;

    /// <summary>Reads, checks, resizes and labels.</summary>
    /// <param name="source">The folder that holds the files under their publisher's names; only read.</param>
    /// <param name="target">Where the set shall be.</param>
    /// <param name="options">Which format, which part, what size.</param>
    /// <param name="progress">Told from time to time how many pictures of how many are done, on any thread.</param>
    /// <param name="token">Cancels; nothing is left behind then.</param>
    /// <returns>The set's manifest.</returns>
    /// <exception cref="ArgumentException">The options are out of range.</exception>
    /// <exception cref="PreparationException">A file is missing, truncated, damaged or of another kind.</exception>
    /// <exception cref="IOException">Something is there already and shall not be overwritten.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DatasetManifest Run(
        string source, string target, ImportOptions options, IProgress<PreparationProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentException.ThrowIfNullOrEmpty(target);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var raw = options.Format switch
        {
            ImportFormat.Cifar10 => Cifar10Files.Read(source, options),
            ImportFormat.StackedMnist => MnistFiles.Stack(source, options),
            _ => MnistFiles.Read(source, options),
        };
        using var writer = new PreparedSetWriter(target, options.Size, options.Size, options.Overwrite);
        var resizes = WriteAll(raw, options.Size, writer, progress, token);
        var manifest = new DatasetManifest
        {
            Source = raw.Name,
            Files = raw.Files,
            Seed = options.Format == ImportFormat.StackedMnist ? options.Seed : null,
            Filter = resizes ? Lanczos.FilterName : null,
        };
        return writer.Complete(raw.Count, manifest, raw.Labels);
    }

    private static bool WriteAll(RawPictures raw, int size, PreparedSetWriter writer, IProgress<PreparationProgress>? progress, CancellationToken token)
    {
        var shape = new PictureOptions { Width = size, Height = size };
        var first = raw.Picture(0);
        var resizes = first.Width != size || first.Height != size;
        var done = 0;
        var begin = Stopwatch.GetTimestamp();
        Parallel.For(
            0,
            raw.Count,
            new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new byte[3 * size * size],
            (index, _, planes) =>
            {
                var picture = raw.Picture(index);
                Planes.FromImage(resizes ? Lanczos.Resize(picture, shape) : picture, planes);
                writer.Write(index, planes);
                var now = Interlocked.Increment(ref done);
                if (now % ReportEvery == 0)
                {
                    Report(now);
                }

                return planes;
            },
            _ => { });
        Report(raw.Count);
        return resizes;

        void Report(int now) =>
            progress?.Report(new PreparationProgress(now, raw.Count, now, 0, now / Math.Max(Stopwatch.GetElapsedTime(begin).TotalSeconds, 1e-9)));
    }
}
