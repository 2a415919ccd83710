namespace AnimeGan.Testing;

/// <summary>An empty folder of its own for one test, removed on disposal.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes the folder under the system's temporary folder.</summary>
    public TemporaryFolder() => FullPath = Directory.CreateTempSubdirectory("animegan-test-").FullName;

    /// <summary>Absolute path of the folder.</summary>
    public string FullPath { get; }

    /// <summary>Absolute path of something inside the folder, which need not exist.</summary>
    public string this[string relative] => Path.Combine(FullPath, relative);

    /// <summary>Makes a folder inside, with its parents.</summary>
    /// <returns>Its absolute path.</returns>
    public string MakeFolder(string relative) => Directory.CreateDirectory(this[relative]).FullName;

    /// <inheritdoc />
    public override string ToString() => FullPath;

    /// <inheritdoc />
    public void Dispose()
    {
        if (Directory.Exists(FullPath))
        {
            Directory.Delete(FullPath, recursive: true);
        }
    }
}
