using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A disk of a few megabytes that can be filled. It needs root, as mounting does.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "filler";
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>Mounts one; null, and the reason as a message of the test, where that cannot be done.</summary>
    public static SmallDisk? Mount(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            TestContext.Current.SendDiagnosticMessage("Mounting a small disk needs Linux and root: nothing was tried.");
            return null;
        }

        var mounted = ChildProcess.Run("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder]);
        if (mounted.ExitCode != 0)
        {
            TestContext.Current.SendDiagnosticMessage($"No small disk can be mounted here, so nothing was tried: {mounted.Error}");
            return null;
        }

        return new SmallDisk(folder);
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

    /// <summary>From now on it may only be read, by root too.</summary>
    public void Seal() => Assert.Equal(0, ChildProcess.Run("mount", ["-o", "remount,ro", _folder]).ExitCode);

    public void Dispose()
    {
        ChildProcess.Run("umount", [_folder]);
    }
}
