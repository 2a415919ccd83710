using System.Runtime.InteropServices;
using System.Text;

namespace AnimeGan.Tests.Data;

/// <summary>Names and entries that .NET cannot make.</summary>
internal static unsafe class CLibrary
{
    /// <summary>Renames a file or folder to a name of any bytes in the same folder; and back when disposed of, since .NET could not delete it.</summary>
    public static IDisposable Rename(string path, byte[] name)
    {
        byte[] plain = Encoding.UTF8.GetBytes(path);
        byte[] odd = [.. Encoding.UTF8.GetBytes(Path.GetDirectoryName(path)!), (byte)'/', .. name];
        Move(plain, odd);
        return new Renamed(plain, odd);
    }

    /// <summary>Makes a named pipe.</summary>
    public static void MakePipe(string path)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            if (((delegate* unmanaged<byte*, uint, int>)Export("mkfifo"))(name, 0x180) != 0)
            {
                throw new IOException($"{path} could not be made.");
            }
        }
    }

    private static void Move(byte[] from, byte[] to)
    {
        fixed (byte* source = (byte[])[.. from, 0])
        fixed (byte* target = (byte[])[.. to, 0])
        {
            if (((delegate* unmanaged<byte*, byte*, int>)Export("rename"))(source, target) != 0)
            {
                throw new IOException($"{Encoding.Latin1.GetString(from)} could not be renamed.");
            }
        }
    }

    private static nint Export(string name) => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), name);

    private sealed class Renamed(byte[] plain, byte[] odd) : IDisposable
    {
        public void Dispose() => Move(odd, plain);
    }
}
