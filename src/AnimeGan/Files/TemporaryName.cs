using System.Security.Cryptography;
using System.Text;

namespace AnimeGan.Files;

/// <summary>Names of what is being written, made of the name that it will have.</summary>
internal static class TemporaryName
{
    // What file systems take, and what an ending of the kit's may add.
    private const int MostBytes = 255;
    private const int Room = 40;
    private const int HashDigits = 12;

    /// <summary>A name to which an ending of some forty letters may be added; where it is too long for that, its beginning and a hash of all of it.</summary>
    /// <param name="name">A file's or a folder's.</param>
    internal static string Of(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length <= MostBytes - Room)
        {
            return name;
        }

        var end = MostBytes - Room - HashDigits - 1;
        while ((bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return $"{Encoding.UTF8.GetString(bytes, 0, end)}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashDigits]}";
    }
}
