using System.Buffers.Binary;
using System.Text;

namespace AnimeGan.Engine;

/// <summary>The versions of other libraries' symbols that a 64-bit ELF library asks for (.gnu.version_r).</summary>
/// <remarks>Layout: 'Linux Standard Base Core Specification' 5.0, section 11.7, symbol versioning; System V ABI, chapter 4.</remarks>
internal static class SymbolVersions
{
    private const int SectionHeader = 64;
    private const uint NeededVersions = 0x6FFFFFFE;
    private const ushort Weak = 2;

    /// <summary>Makes the loader warn of a version that is missing, instead of refusing the library.</summary>
    /// <param name="library">The file's bytes; changed in place.</param>
    /// <param name="file">The library that should have the version, such as "libstdc++.so.6".</param>
    /// <param name="version">The version's name.</param>
    /// <exception cref="InvalidDataException">The bytes are no such library, or it asks for no such version; nothing was changed.</exception>
    public static void Weaken(Span<byte> library, string file, string version)
    {
        if (library.Length < SectionHeader || !library[..6].SequenceEqual((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
        {
            throw new InvalidDataException("it is not a 64-bit little-endian ELF library");
        }

        var sections = Sections(library);
        var needed = sections.Find(section => section.Type == NeededVersions);
        if (needed.Type != NeededVersions || needed.Link >= sections.Count)
        {
            throw new InvalidDataException("it asks for no versions of symbols");
        }

        var names = sections[needed.Link];
        for (int entry = needed.Offset, next = -1; next != 0; entry += next)
        {
            var auxiliary = entry + Int(library, entry + 8);
            if (Name(library, names.Offset + Int(library, entry + 4)) == file)
            {
                for (int count = Short(library, entry + 2), at = auxiliary; count > 0; count--, at += Int(library, at + 12))
                {
                    if (Name(library, names.Offset + Int(library, at + 8)) == version)
                    {
                        var flags = Slice(library, at + 4, 2);
                        BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | Weak));
                        return;
                    }
                }
            }

            next = Int(library, entry + 12);
            if (next < 0)
            {
                throw new InvalidDataException("its list of versions leads back");
            }
        }

        throw new InvalidDataException($"it does not ask {file} for {version}");
    }

    private static List<(uint Type, int Offset, int Link)> Sections(Span<byte> library)
    {
        var first = Place(library, 40);
        var (size, count) = (Short(library, 58), Short(library, 60));
        if (size != SectionHeader)
        {
            throw new InvalidDataException($"its section headers are {size} bytes long, not {SectionHeader}");
        }

        var sections = new List<(uint, int, int)>();
        for (var i = 0; i < count; i++)
        {
            var at = first + (i * size);
            sections.Add(((uint)Int(library, at + 4), Place(library, at + 24), Int(library, at + 40)));
        }

        return sections;
    }

    // An offset in the file; one past what an array can hold is past its end.
    private static int Place(Span<byte> library, int at) => (int)Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(Slice(library, at, 8)), -1, int.MaxValue);

    private static int Short(Span<byte> library, int at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(library, at, 2));

    private static int Int(Span<byte> library, int at) => BinaryPrimitives.ReadInt32LittleEndian(Slice(library, at, 4));

    private static string Name(Span<byte> library, int at)
    {
        var rest = Slice(library, at, 0, toEnd: true);
        var end = rest.IndexOf((byte)0);
        return Encoding.ASCII.GetString(rest[..Math.Max(0, end)]);
    }

    private static Span<byte> Slice(Span<byte> library, int at, int length, bool toEnd = false) =>
        at < 0 || at > library.Length - length ? throw new InvalidDataException("it ends too early") : toEnd ? library[at..] : library.Slice(at, length);
}
