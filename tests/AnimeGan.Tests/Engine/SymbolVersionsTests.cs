using System.Text;
using AnimeGan.Engine;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

/// <summary>What makes TorchSharp's library load on an older system, on copies of the file itself.</summary>
public sealed class SymbolVersionsTests
{
    private const string StandardLibrary = "libstdc++.so.6";
    private const string Version = "GLIBCXX_3.4.32";

    [Fact]
    public void Weaken_TheVersion_ChangesOneByteAndOnlyOnce()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var original = Library();
        var changed = (byte[])original.Clone();

        SymbolVersions.Weaken(changed, StandardLibrary, Version);
        var again = (byte[])changed.Clone();
        SymbolVersions.Weaken(again, StandardLibrary, Version);

        // VER_FLG_WEAK is 2.
        var place = Assert.Single(Enumerable.Range(0, original.Length), at => original[at] != changed[at]);
        Assert.Equal((0, 2), (original[place], changed[place]));
        Assert.Equal(changed, again);
    }

    [Fact]
    public void Weaken_OtherFiles_IsRefusedAndChangesNothing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var library = Library();

        AssertRefused(library, "does not ask", version: "GLIBCXX_9.9.99");
        AssertRefused(library, "does not ask", file: "libm.so.6");
        AssertRefused([], "ELF");
        AssertRefused(Encoding.ASCII.GetBytes(new string('x', 1000)), "ELF");
        AssertRefused([.. library[..4], 1, .. library[5..]], "ELF");
        Assert.All(new[] { 63, 64, 4096, library.Length / 2, library.Length - 64 }, length => AssertRefused(library[..length]));
        AssertRefused([.. library[..60], 0, 0, .. library[62..]], "asks for no versions");
    }

    [Fact]
    public void Package_ItsFile_StillAsksForTheNewerVersion()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // The engine is loaded by now, from a changed copy where it had to be; the file is as the package brought it.
        Assert.Equal(1, ones(1).item<float>());
        var library = Library();

        var failure = Record.Exception(() => SymbolVersions.Weaken((byte[])library.Clone(), StandardLibrary, Version));

        PackageFault.AssertRemains(failure is null, $"TorchSharp's library does without GLIBCXX_3.4.32 ({failure?.Message}): delete OlderStandardLibrary and SymbolVersions");
    }

    [Fact]
    public void WasNeeded_OnThisSystem_IsWhetherItsStandardLibraryLacksTheVersion()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.False(OlderStandardLibrary.WasNeeded);
            return;
        }

        Assert.Equal(1, ones(1).item<float>());
        var loaded = File.ReadLines("/proc/self/maps").Select(line => line.Split(' ')[^1]).First(path => Path.GetFileName(path).StartsWith("libstdc++.so", StringComparison.Ordinal));

        var has = File.ReadAllBytes(loaded).AsSpan().IndexOf(Encoding.ASCII.GetBytes(Version + '\0')) >= 0;

        Assert.Equal(!has, OlderStandardLibrary.WasNeeded);
    }

    private static void AssertRefused(byte[] library, string reason = "", string file = StandardLibrary, string version = Version)
    {
        var changed = (byte[])library.Clone();

        var refused = Assert.Throws<InvalidDataException>(() => SymbolVersions.Weaken(changed, file, version));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(library, changed);
    }

    private static byte[] Library() => File.ReadAllBytes(
        ((string)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Select(folder => Path.Combine(folder, "libLibTorchSharp.so"))
            .First(File.Exists));
}
