using System.Buffers.Binary;

namespace AnimeGan.Figures.Svg;

/// <summary>What the first bytes of a PNG say.</summary>
internal static class PngHeader
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>Width and height in pixels.</summary>
    /// <exception cref="ArgumentException">The bytes are not the start of a PNG.</exception>
    public static (int Width, int Height) Size(ReadOnlySpan<byte> png)
    {
        if (png.Length < 24 || !png.StartsWith(Signature))
        {
            throw new ArgumentException("A picture in a figure must be a PNG; its first bytes are not a PNG's. Encode it with Pictures.EncodePng.", nameof(png));
        }

        return (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
    }

    /// <summary>Width and height of the PNG in a data URI.</summary>
    /// <exception cref="ArgumentException">The URI does not hold a PNG in base64.</exception>
    public static (int Width, int Height) SizeOfUri(string uri)
    {
        const string Prefix = "data:image/png;base64,";
        if (!uri.StartsWith(Prefix, StringComparison.Ordinal) || uri.Length < Prefix.Length + 32)
        {
            throw new ArgumentException($"A picture in a figure must be a URI that starts with '{Prefix}', got '{uri[..Math.Min(40, uri.Length)]}'.", nameof(uri));
        }

        return Size(Convert.FromBase64String(uri.Substring(Prefix.Length, 32)));
    }
}
