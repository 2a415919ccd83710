using AnimeGan.Files.Interop;

namespace AnimeGan.Files;

/// <summary>A folder that appears whole or not at all: filled under a hidden name beside it, then renamed.</summary>
internal sealed class TargetFolder : IDisposable
{
    private const string Old = ".old";
    private static readonly TimeSpan _newborn = TimeSpan.FromMinutes(1);
    private readonly string _folder;
    private bool _published;

    /// <summary>Checks the target and makes the temporary folder.</summary>
    /// <param name="folder">What the folder shall be called in the end.</param>
    /// <param name="overwrite">Whether a folder of the same kind is replaced.</param>
    /// <param name="held">The file that the writer opens first and holds: as long as it does, the temporary folder is alive.</param>
    /// <param name="marks">Files that every finished folder of this kind holds.</param>
    /// <exception cref="IOException">The target exists and may not be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The target, or the folder in which it shall be, may not be written.</exception>
    internal TargetFolder(string folder, bool overwrite, string held, params string[] marks)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string parent = Path.GetDirectoryName(_folder) ?? throw new IOException($"{folder} cannot be made: name a folder below the root.");
        string prefix = $".{TemporaryName.Of(Path.GetFileName(_folder))}.partial-";
        Temporary = Path.Combine(parent, prefix + Guid.NewGuid().ToString("N")[..12]);
        PutBack(_folder, parent, prefix);
        Check(_folder, overwrite, marks);
        try
        {
            Directory.CreateDirectory(parent);
            RemoveAbandoned(parent, prefix, held);
            Directory.CreateDirectory(Temporary);
        }
        catch (Exception refused) when (ReadOnlyPlace.Is(refused))
        {
            throw ReadOnlyPlace.Denied(_folder, refused);
        }
    }

    /// <summary>Where to write.</summary>
    public string Temporary { get; }

    /// <summary>Gives the temporary folder its name; a set that was there goes only when the new one is in place.</summary>
    public void Publish()
    {
        if (Directory.Exists(_folder) && FolderExchange.Try(Temporary, _folder))
        {
            _published = true;
            Directory.Move(Temporary, Temporary + Old);
            Directory.Delete(Temporary + Old, recursive: true);
            return;
        }

        PublishInTwoSteps();
    }

    /// <summary>Removes the temporary folder unless it was published.</summary>
    public void Dispose()
    {
        if (!_published && Directory.Exists(Temporary))
        {
            Directory.Delete(Temporary, recursive: true);
        }
    }

    // Where folders cannot be exchanged. Killed between the steps, it leaves the old folder under its last name; the next writer puts it back.
    private void PublishInTwoSteps()
    {
        string old = Temporary + Old;
        bool replaces = Directory.Exists(_folder);
        if (replaces)
        {
            Directory.Move(_folder, old);
        }

        try
        {
            Directory.Move(Temporary, _folder);
            _published = true;
        }
        catch (IOException) when (replaces)
        {
            Directory.Move(old, _folder);
            throw;
        }

        if (replaces)
        {
            Directory.Delete(old, recursive: true);
        }
    }

    private static void PutBack(string folder, string parent, string prefix)
    {
        if (!Directory.Exists(folder) && Directory.Exists(parent) && Beside(parent, prefix).FirstOrDefault(IsOld) is { } old)
        {
            Directory.Move(old, folder);
        }
    }

    private static void Check(string folder, bool overwrite, string[] marks)
    {
        if (File.Exists(folder))
        {
            throw new IOException($"{folder} is a file; name a folder.");
        }

        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return;
        }

        if (!overwrite)
        {
            throw new IOException($"{folder} exists already; name another folder, or ask to overwrite it.");
        }

        // Overwriting deletes the folder, so it must be one that this kit wrote.
        if (!marks.All(mark => File.Exists(Path.Combine(folder, mark))))
        {
            throw new IOException($"{folder} does not hold {string.Join(" and ", marks)}: it is not of this kind and is never overwritten; name another folder, or remove it yourself.");
        }

        RequireRemovable(folder);
    }

    // Beside a folder one may do all, and in it nothing, where it is somebody else's: said before the work, since afterwards the old one could not be removed.
    private static void RequireRemovable(string folder)
    {
        try
        {
            var probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
        }
        catch (Exception refused) when (ReadOnlyPlace.Is(refused))
        {
            throw ReadOnlyPlace.Denied(folder, refused);
        }
    }

    /// <summary>Removes what a killed run left: folders that were replaced, and temporary folders whose first file nobody holds.</summary>
    private static void RemoveAbandoned(string parent, string prefix, string held)
    {
        foreach (string folder in Beside(parent, prefix))
        {
            try
            {
                if (!IsOld(folder) && !IsDead(folder, held))
                {
                    continue;
                }

                Directory.Delete(folder, recursive: true);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // Another run is writing there, or it is somebody else's: not ours to remove.
                continue;
            }
        }
    }

    // Not by a pattern: quotes, stars and question marks in a name would be wildcards.
    private static List<string> Beside(string parent, string prefix) =>
        [.. Directory.EnumerateDirectories(parent).Where(folder => Path.GetFileName(folder).StartsWith(prefix, StringComparison.Ordinal))];

    private static bool IsOld(string folder) => folder.EndsWith(Old, StringComparison.Ordinal);

    // Between the folder and its first file lies a moment; one without it that is older was left by a kill in that moment, or half removed.
    private static bool IsDead(string folder, string held)
    {
        string file = Path.Combine(folder, held);
        if (!File.Exists(file))
        {
            // Either way, since a clock may have been set back.
            return (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder)).Duration() > _newborn;
        }

        using (File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            return true;
        }
    }
}
