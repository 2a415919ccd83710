using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace AnimeGan.Engine.Interop;

/// <summary>A library for Linux's loader that holds nothing but one name and the address which it stands for.</summary>
/// <remarks>Layout: System V ABI, chapters 4 and 5 (object files, dynamic linking); glibc has obeyed SHN_ABS since 2.28.</remarks>
internal static class AbsoluteSymbol
{
    private const int Header = 64;
    private const int ProgramHeader = 56;
    private const int Pair = 16;
    private const int Symbol = 24;
    private const int LargestPage = 0x10000;

    private enum Segment : uint
    {
        Load = 1,
        Dynamic = 2,
        Stack = 0x6474E551,
    }

    private enum Tag : ulong
    {
        End = 0,
        Hash = 4,
        Strings = 5,
        Symbols = 6,
        StringsSize = 10,
        SymbolSize = 11,
    }

    /// <summary>Writes the library.</summary>
    /// <param name="name">What is exported.</param>
    /// <param name="address">Where it is in this process.</param>
    /// <param name="library">Its bytes.</param>
    /// <returns>False for a processor whose ELF number is not known here.</returns>
    public static bool TryBuild(string name, nint address, [NotNullWhen(true)] out byte[]? library)
    {
        library = null;
        ushort machine = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 62,
            Architecture.Arm64 => 183,
            _ => 0,
        };
        if (machine == 0)
        {
            return false;
        }

        byte[] strings = [0, .. Encoding.ASCII.GetBytes(name), 0];
        const int segments = 3;
        const int dynamic = Header + (segments * ProgramHeader);
        const int dynamicSize = 6 * Pair;
        const int symbols = dynamic + dynamicSize;
        const int hash = symbols + (2 * Symbol);
        const int names = hash + (5 * sizeof(uint));
        library = new byte[names + strings.Length];
        strings.CopyTo(library, names);

        WriteHeader(library, machine, segments);
        WriteSegment(library, 0, Segment.Load, 0, library.Length, LargestPage);
        WriteSegment(library, 1, Segment.Dynamic, dynamic, dynamicSize, sizeof(ulong));

        // Without it the loader takes it that the library wants an executable stack.
        WriteSegment(library, 2, Segment.Stack, 0, 0, Pair);

        ReadOnlySpan<(Tag Tag, int Value)> entries = [(Tag.Hash, hash), (Tag.Strings, names), (Tag.Symbols, symbols), (Tag.StringsSize, strings.Length), (Tag.SymbolSize, Symbol), (Tag.End, 0)];
        for (var i = 0; i < entries.Length; i++)
        {
            WriteLong(library, dynamic + (i * Pair), (ulong)entries[i].Tag);
            WriteLong(library, dynamic + (i * Pair) + sizeof(ulong), (ulong)entries[i].Value);
        }

        // Symbol 0 is nobody; symbol 1: the name, a global function, absolute (SHN_ABS), the address.
        WriteInt(library, symbols + Symbol, 1);
        library[symbols + Symbol + 4] = 0x12;
        WriteShort(library, symbols + Symbol + 6, 0xFFF1);
        WriteLong(library, symbols + Symbol + 8, (ulong)address);

        // One bucket, two symbols; the bucket's chain begins with symbol 1 and ends there.
        WriteInt(library, hash, 1);
        WriteInt(library, hash + 4, 2);
        WriteInt(library, hash + 8, 1);
        return true;
    }

    // 64 bits, little-endian, version 1, a shared object.
    private static void WriteHeader(Span<byte> library, ushort machine, ushort segments)
    {
        ((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]).CopyTo(library);
        WriteShort(library, 16, 3);
        WriteShort(library, 18, machine);
        WriteInt(library, 20, 1);
        WriteLong(library, 32, Header);
        WriteShort(library, 52, Header);
        WriteShort(library, 54, ProgramHeader);
        WriteShort(library, 56, segments);
    }

    // Readable and writable; at the same place in memory as in the file.
    private static void WriteSegment(Span<byte> library, int index, Segment type, int offset, int size, int alignment)
    {
        var header = library[(Header + (index * ProgramHeader))..];
        WriteInt(header, 0, (uint)type);
        WriteInt(header, 4, 6);
        WriteLong(header, 8, (ulong)offset);
        WriteLong(header, 16, (ulong)offset);
        WriteLong(header, 24, (ulong)offset);
        WriteLong(header, 32, (ulong)size);
        WriteLong(header, 40, (ulong)size);
        WriteLong(header, 48, (ulong)alignment);
    }

    private static void WriteShort(Span<byte> library, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(library[at..], value);

    private static void WriteInt(Span<byte> library, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(library[at..], value);

    private static void WriteLong(Span<byte> library, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(library[at..], value);
}
