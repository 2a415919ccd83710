using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AnimeGan.Data.Interop;

/// <summary>Folders as Linux has them: names of any bytes, and what an entry is without opening it.</summary>
/// <remarks>.NET takes names for UTF-8, so what an archive of another country left cannot be opened by it, and tells neither pipes nor sockets from files.</remarks>
internal static unsafe class LinuxFolder
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint TypeAndInode = 0x1 | 0x100;
    private const int CloseOnExec = 0x80000;
    private const int NoPermission = 13;

    // struct dirent of 64-bit Linux, glibc's and musl's: inode, offset, length, type, name.
    private const int NameOffset = 19;

    // struct statx is the same on every architecture.
    private const int StatBytes = 256;
    private const int ModeOffset = 28;
    private const int InodeOffset = 32;
    private const int DeviceOffset = 136;

    /// <summary>Whether folders can be read so here.</summary>
    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess && Has("statx") && Has("opendir") && Has("readdir") && Has("closedir") && Has("open");

    /// <summary>A folder's entries, in no order.</summary>
    /// <param name="folder">Its path's bytes.</param>
    /// <exception cref="IOException">The system refused, also as <see cref="UnauthorizedAccessException"/>.</exception>
    public static List<FolderEntry> Read(byte[] folder)
    {
        var entries = new List<FolderEntry>();
        nint stream;
        fixed (byte* path = Terminated(folder))
        {
            stream = ((delegate* unmanaged<byte*, nint>)Export("opendir"))(path);
        }

        if (stream == 0)
        {
            throw Refused(folder);
        }

        try
        {
            var next = (delegate* unmanaged<nint, byte*>)Export("readdir");
            while (next(stream) is var entry && entry is not null)
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameOffset).ToArray();
                if (!name.AsSpan().SequenceEqual("."u8) && !name.AsSpan().SequenceEqual(".."u8))
                {
                    entries.Add(Describe(folder, name));
                }
            }
        }
        finally
        {
            ((delegate* unmanaged<nint, int>)Export("closedir"))(stream);
        }

        return entries;
    }

    /// <summary>What tells a folder from every other one; null where there is none.</summary>
    /// <param name="folder">Its path's bytes.</param>
    public static string? Identity(byte[] folder) => Look(folder, follow: true) is var (kind, identity) && kind == EntryKind.Folder ? identity : null;

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Its path's bytes.</param>
    /// <exception cref="IOException">The system refused, also as <see cref="UnauthorizedAccessException"/>.</exception>
    public static SafeFileHandle OpenFile(byte[] path)
    {
        int descriptor;
        fixed (byte* text = Terminated(path))
        {
            descriptor = ((delegate* unmanaged<byte*, int, int>)Export("open"))(text, CloseOnExec);
        }

        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Refused(path);
    }

    /// <summary>A path below another.</summary>
    public static byte[] Join(byte[] folder, ReadOnlySpan<byte> name) => [.. folder, (byte)'/', .. name];

    private static FolderEntry Describe(byte[] folder, byte[] name)
    {
        var path = Join(folder, name);
        var raw = System.Text.Unicode.Utf8.IsValid(name) ? null : name;
        var (kind, identity) = Look(path, follow: false) ?? (EntryKind.DeadLink, null);
        var isLink = kind is null;
        if (isLink)
        {
            (kind, identity) = Look(path, follow: true) ?? (EntryKind.DeadLink, null);
        }

        return new FolderEntry(SourceFile.Show(name), raw, kind ?? EntryKind.DeadLink, isLink, kind == EntryKind.Folder ? identity : null);
    }

    // The kind is null for a link that is not followed; all is null where there is nothing.
    private static (EntryKind? Kind, string? Identity)? Look(byte[] path, bool follow)
    {
        Span<byte> found = stackalloc byte[StatBytes];
        int failed;
        fixed (byte* text = Terminated(path))
        fixed (byte* into = found)
        {
            failed = ((delegate* unmanaged<int, byte*, int, uint, byte*, int>)Export("statx"))(CurrentFolder, text, follow ? 0 : NoFollow, TypeAndInode, into);
        }

        if (failed != 0)
        {
            return null;
        }

        EntryKind? kind = (MemoryMarshal.Read<ushort>(found[ModeOffset..]) & 0xF000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xA000 => null,
            0x1000 => EntryKind.Pipe,
            0xC000 => EntryKind.Socket,
            _ => EntryKind.Device,
        };
        var identity = $"{Convert.ToHexString(found.Slice(DeviceOffset, 8))}:{BinaryPrimitives.ReadUInt64LittleEndian(found[InodeOffset..])}";
        return (kind, identity);
    }

    private static Exception Refused(byte[] path)
    {
        var error = Marshal.GetLastSystemError();
        var message = $"{SourceFile.Show(path)}: {Marshal.GetPInvokeErrorMessage(error)}";
        return error == NoPermission ? new UnauthorizedAccessException(message) : new IOException(message);
    }

    private static byte[] Terminated(byte[] text) => [.. text, 0];

    private static bool Has(string name) => NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), name, out _);

    private static nint Export(string name) => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), name);
}
