using System.Text;

namespace AnimeGan.Notebooks.Insight;

/// <summary>The XML files that compilers write beside assemblies. They are searched as bytes: the framework's are 31 MB, and one entry is asked for.</summary>
internal static class DocumentationFiles
{
    private static readonly byte[] _end = "</member>"u8.ToArray();

    /// <summary>The files that may document what is in an assembly, the likeliest first.</summary>
    public static IEnumerable<string> For(string assembly)
    {
        var beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside))
        {
            yield return beside;
        }

        if (PackOf(assembly) is not { } pack)
        {
            yield break;
        }

        // The framework's types are documented under the assembly that programs are compiled against, often another one.
        string[] likely = [Path.Combine(pack, Path.GetFileNameWithoutExtension(assembly) + ".xml"), Path.Combine(pack, "System.Runtime.xml"), Path.Combine(pack, "System.Collections.xml")];
        foreach (var file in likely.Concat(Directory.EnumerateFiles(pack, "*.xml").Order(StringComparer.Ordinal)).Distinct().Where(File.Exists))
        {
            yield return file;
        }
    }

    /// <summary>The XML of one entry, or null.</summary>
    public static string? Read(string file, string id)
    {
        var bytes = File.ReadAllBytes(file);
        var start = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"<member name=\"{id}\""));
        if (start < 0)
        {
            return null;
        }

        var length = bytes.AsSpan(start).IndexOf(_end);
        return length < 0 ? null : Encoding.UTF8.GetString(bytes, start, length + _end.Length);
    }

    /// <summary>The reference pack of a shared framework's assembly: "shared/NAME/VERSION" has "packs/NAME.Ref/VERSION/ref/netX.Y".</summary>
    private static string? PackOf(string assembly)
    {
        var version = Path.GetDirectoryName(assembly);
        var framework = Path.GetDirectoryName(version);
        var shared = Path.GetDirectoryName(framework);
        if (version is null || framework is null || shared is null || Path.GetFileName(shared) != "shared")
        {
            return null;
        }

        var packs = Path.Combine(Path.GetDirectoryName(shared)!, "packs", Path.GetFileName(framework) + ".Ref");
        var major = Path.GetFileName(version).Split('.')[0] + ".";
        return !Directory.Exists(packs)
            ? null
            : Directory.EnumerateDirectories(packs, major + "*").Order(StringComparer.Ordinal).Reverse()
                .Select(pack => Path.Combine(pack, "ref"))
                .Where(Directory.Exists)
                .SelectMany(Directory.EnumerateDirectories)
                .FirstOrDefault();
    }
}
