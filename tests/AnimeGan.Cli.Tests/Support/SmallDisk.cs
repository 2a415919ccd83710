using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A disk of a few megabytes that can be filled. It needs root, as mounting does; a test without is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "filler";
    private readonly string _folder;

    public SmallDisk(string folder)
    {
        Directory.CreateDirectory(folder);
        _folder = folder;
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "mounting a small disk needs Linux and root");
        var mounted = ChildProcess.Run("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder]);
        Assert.SkipUnless(mounted.ExitCode == 0, $"no small disk can be mounted here: {mounted.Error}");
    }

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Every file but the filler, with its bytes' hash.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != Filler)
        .ToDictionary(file => Path.GetRelativePath(_folder, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));

    /// <summary>Fills it up but for so many bytes, in whole pages.</summary>
    public void Fill(int left)
    {
        using var file = new FileStream(this[Filler], FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[Environment.SystemPageSize];
        try
        {
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            file.SetLength(Math.Max(0, file.Length - left));
        }
    }

    public void Dispose()
    {
        ChildProcess.Run("umount", [_folder]);
    }
}
