namespace AnimeGan.Data;

/// <summary>A folder that appears whole or not at all: filled under a hidden name beside it, then renamed.</summary>
internal sealed class TargetFolder : IDisposable
{
    private readonly string _folder;
    private bool _published;

    /// <summary>Checks the target and makes the temporary folder.</summary>
    /// <exception cref="IOException">The target exists and may not be replaced.</exception>
    public TargetFolder(string folder, bool overwrite)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Check(_folder, overwrite);
        string parent = Path.GetDirectoryName(_folder) ?? throw new IOException($"{folder} cannot be made: name a folder below the root.");
        Directory.CreateDirectory(parent);
        string prefix = $".{Path.GetFileName(_folder)}.partial-";
        RemoveAbandoned(parent, prefix);
        Temporary = Path.Combine(parent, prefix + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(Temporary);
    }

    /// <summary>Where to write.</summary>
    public string Temporary { get; }

    /// <summary>Gives the temporary folder its name; a set that was there goes only when the new one is in place.</summary>
    public void Publish()
    {
        string old = Temporary + ".old";
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

    /// <summary>Removes the temporary folder unless it was published.</summary>
    public void Dispose()
    {
        if (!_published && Directory.Exists(Temporary))
        {
            Directory.Delete(Temporary, recursive: true);
        }
    }

    private static void Check(string folder, bool overwrite)
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
        if (!File.Exists(Path.Combine(folder, DatasetManifest.FileName)) || !File.Exists(Path.Combine(folder, PreparedSetWriter.ImagesName)))
        {
            throw new IOException($"{folder} is not a prepared set and is never overwritten; name another folder, or remove it yourself.");
        }
    }

    /// <summary>Removes what a killed run left: temporary folders whose pictures' file nobody holds.</summary>
    private static void RemoveAbandoned(string parent, string prefix)
    {
        foreach (string folder in Directory.EnumerateDirectories(parent, prefix + "*"))
        {
            string images = Path.Combine(folder, PreparedSetWriter.ImagesName);
            if (folder.EndsWith(".old", StringComparison.Ordinal) || !File.Exists(images))
            {
                continue;
            }

            try
            {
                using (File.Open(images, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }

                Directory.Delete(folder, recursive: true);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                // Another run is writing there, or it is somebody else's: not ours to remove.
                continue;
            }
        }
    }
}
