using System.Diagnostics;
using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>
/// Prepares a folder of pictures: every file below it, in the order of the names, decoded on all cores, checked for duplicates, and written
/// as one array. The result depends on the files and the options alone, never on the number of threads.
/// </summary>
/// <example>
/// <code>
/// var options = new FolderPreparationOptions { Width = 32, Height = 32, Duplicates = DuplicateHandling.DropNear };
/// var manifest = FolderPreparation.Run("photos", "data/photos32", options, null, CellCancellation);
/// manifest.Rejected.Select(bad => $"{bad.File}: {bad.Detail}").ToList()
/// </code>
/// </example>
public sealed class FolderPreparation : IDisposable
{
    private readonly FolderPreparationOptions _options;
    private readonly PreparedSetWriter _writer;
    private readonly InputLog _log;
    private readonly DuplicateFinder _finder;
    private readonly SourceListing _listing;
    private readonly List<FlaggedInput> _flagged = [];
    private readonly List<DuplicateInput> _duplicates = [];
    private readonly InputLabels? _labels;
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _accepted;
    private int _done;

    private FolderPreparation(string target, FolderPreparationOptions options, SourceListing listing, InputLabels? labels)
    {
        _options = options;
        _listing = listing;
        _labels = labels;
        _writer = new PreparedSetWriter(target, options.Width, options.Height, options.Overwrite);
        _log = new InputLog(_writer.Temporary);
        _finder = new DuplicateFinder(options.NearThreshold, 3 * options.Width * options.Height, (index, picture) => _writer.Read(index, picture.Span));
    }

    /// <summary>Prepares a folder.</summary>
    /// <param name="source">The folder of pictures; it is only read.</param>
    /// <param name="target">The prepared set's folder; it appears when the set is whole.</param>
    /// <param name="options">Size, fit, duplicates, labels, limits.</param>
    /// <param name="progress">Told about ten times a second and at the end; null for nobody.</param>
    /// <param name="token">Stops the preparation; nothing is left behind.</param>
    /// <returns>The set's manifest.</returns>
    /// <exception cref="PreparationException">The folder or its labels cannot be prepared as asked.</exception>
    /// <exception cref="IOException">The target is there already, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DatasetManifest Run(
        string source, string target, FolderPreparationOptions options, IProgress<PreparationProgress>? progress, CancellationToken token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        string folder = CheckFolders(source, target);
        SourceListing listing = SourceFiles.List(folder, options.IncludeHidden, token);
        if (listing.Files.Count == 0)
        {
            throw new PreparationException($"{source} holds no files{Apart(listing)}; name a folder with pictures in it or in its sub-folders.");
        }

        var labels = InputLabels.Create(options, [.. listing.Files.Select(file => file.Name)]);
        using var preparation = new FolderPreparation(target, options, listing, labels);
        preparation.PrepareAll(new PicturePreparer(folder, options.Picture), progress, token);
        return preparation.Complete(source);
    }

    /// <summary>Removes what was written unless the set was completed.</summary>
    public void Dispose()
    {
        try
        {
            // On a full disk it cannot write its last lines.
            _log.Dispose();
        }
        finally
        {
            _writer.Dispose();
        }
    }

    private List<SourceFile> Files => _listing.Files;

    private List<RejectedInput> Rejected => _listing.Rejected;

    private static string Apart(SourceListing listing)
    {
        var apart = listing.LeftOut.Select(input => $"{input.File} ({input.Why})").Concat(listing.Rejected.Select(input => $"{input.File} ({input.Detail})")).ToList();
        return apart.Count == 0 ? string.Empty : $" but {string.Join(", ", apart.Take(3))}{(apart.Count > 3 ? $" and {apart.Count - 3} more" : string.Empty)}";
    }

    private static string CheckFolders(string source, string target)
    {
        if (!Directory.Exists(source))
        {
            throw new PreparationException($"There is no folder {source}; name the folder that holds the pictures.");
        }

        string from = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source));
        from = new DirectoryInfo(from).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? from;
        string to = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        to = Directory.Exists(to) ? new DirectoryInfo(to).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? to : to;
        if (IsWithin(from, to) || IsWithin(to, from))
        {
            throw new PreparationException($"The pictures ({from}) and the prepared set ({to}) must not lie in one another; name a target beside the pictures.");
        }

        return from;
    }

    private static bool IsWithin(string folder, string other) =>
        (folder + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(other) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Files are prepared by many threads and taken over one by one, in order; only a window of them is ever in memory.</summary>
    private void PrepareAll(PicturePreparer preparer, IProgress<PreparationProgress>? progress, CancellationToken token)
    {
        int threads = _options.Threads == 0 ? Environment.ProcessorCount : _options.Threads;
        long pictureBytes = 3L * _options.Width * _options.Height;
        int window = (int)Math.Clamp((64L << 20) / pictureBytes, threads, 16L * threads);
        var workers = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler);
        var running = new Queue<Task<PreparedInput>>(window);
        var sinceReport = Stopwatch.StartNew();
        try
        {
            for (int next = 0; _done < Files.Count;)
            {
                token.ThrowIfCancellationRequested();
                for (; next < Files.Count && running.Count < window; next++)
                {
                    SourceFile file = Files[next];
                    running.Enqueue(workers.StartNew(() => preparer.Prepare(file), token));
                }

                Take(running.Dequeue().GetAwaiter().GetResult());
                if (sinceReport.ElapsedMilliseconds >= 100 || _done == Files.Count)
                {
                    progress?.Report(Progress());
                    sinceReport.Restart();
                }
            }
        }
        finally
        {
            // Nothing may still be reading when the caller gets control back; what the rest would say is of no interest any more.
            Task.WhenAll(running).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    private PreparationProgress Progress()
    {
        double seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        return new PreparationProgress(_done, Files.Count, _accepted, Rejected.Count, _done / Math.Max(seconds, 1e-3));
    }

    /// <summary>Takes over what the next file gave.</summary>
    private void Take(PreparedInput input)
    {
        int number = _done++;
        string file = Files[number].Name;
        (RejectionReason Reason, string Detail)? rejection = input.Rejection;
        if (rejection is null && _labels?.Has(file) == false)
        {
            rejection = (RejectionReason.Unlabelled, "It is a picture, but there are no labels for it.");
        }

        if (rejection is { } why)
        {
            Rejected.Add(new RejectedInput(file, why.Reason, why.Detail));
            _log.Write(file, input, index: null, why.Reason, duplicateOf: null);
            return;
        }

        (int File, DuplicateKind Kind, int Distance)? earlier = _finder.Find(input);
        bool dropped = earlier is { } found
            && _options.Duplicates != DuplicateHandling.Keep
            && (found.Kind != DuplicateKind.Near || _options.Duplicates == DuplicateHandling.DropNear);
        int? index = dropped ? null : _accepted;
        if (index is { } at)
        {
            _writer.Write(at, input.Pixels);
            if (input.Flag is { } flag)
            {
                _flagged.Add(new FlaggedInput(file, at, flag));
            }

            _labels?.Accept(file);
            _accepted++;
        }

        if (earlier is { } same)
        {
            _duplicates.Add(new DuplicateInput(file, Files[same.File].Name, same.Kind, same.Distance, dropped));
            _finder.Remember(input, same.File);
        }
        else
        {
            _finder.Add(input, number, index!.Value);
        }

        _log.Write(file, input, index, rejected: null, earlier is { } of ? Files[of.File].Name : null);
    }

    private DatasetManifest Complete(string source)
    {
        if (_accepted == 0)
        {
            IEnumerable<string> reasons = Rejected.GroupBy(input => input.Reason).OrderByDescending(group => group.Count())
                .Select(group => $"{group.Count()} {group.Key} such as {group.First().File}: {group.First().Detail.TrimEnd('.')}");
            throw new PreparationException(
                $"None of the {Files.Count} files in {source} is a picture that can be read ({string.Join("; ", reasons)}); JPEG, PNG, WebP, AVIF, GIF, TIFF and BMP are read.");
        }

        int dropped = _duplicates.Count(duplicate => duplicate.Dropped);
        int leftOut = _listing.LeftOut.Sum(input => input.Files);
        var manifest = new DatasetManifest
        {
            Source = source,
            Engine = Pictures.Decoder,
            Filter = Lanczos.FilterName,
            Fit = _options.Fit switch { PictureFit.Crop => "crop", PictureFit.Pad => "pad", _ => "stretch" },
            Background = _options.Background.ToString(),
            InputsSha256 = _log.Finish(),
            Counts = new PreparationCounts(
                _accepted + Rejected.Count + dropped + leftOut,
                _accepted,
                Rejected.Count,
                _duplicates.Count(duplicate => duplicate.Kind != DuplicateKind.Near),
                _duplicates.Count(duplicate => duplicate.Kind == DuplicateKind.Near),
                dropped,
                leftOut),
            Rejected = Rejected,
            LeftOut = _listing.LeftOut,
            Flagged = _flagged,
            Duplicates = _duplicates,
        };
        return _writer.Complete(_accepted, manifest, _labels?.Table());
    }
}
