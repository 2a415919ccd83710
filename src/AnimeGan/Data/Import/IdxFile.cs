using System.Buffers.Binary;
using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>MNIST's file format: a magic number, the sizes of all axes, then the values, unsigned bytes.</summary>
/// <remarks>
/// LeCun, Cortes, Burges, 'The MNIST database', section 'File formats': two zero bytes, 0x08 for unsigned bytes, the
/// number of axes; then each size as 4 bytes, highest first.
/// </remarks>
internal static class IdxFile
{
    private const int UnsignedBytes = 0x08;

    // 2 GiB, what an array holds; MNIST's own pictures take 47 MB.
    private const long MostBytes = int.MaxValue - 64;

    /// <summary>Reads a file, packed by gzip or not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="axes">1 for labels, 3 for pictures: the magic number must say so.</param>
    /// <returns>The sizes and the values.</returns>
    /// <exception cref="PreparationException">It is not such a file, or it is truncated or too long.</exception>
    public static (int[] Shape, byte[] Values, ImportedFile File) Read(string path, int axes)
    {
        using var file = new PublishedFile(path);
        Span<byte> header = stackalloc byte[4 + (4 * axes)];
        file.Read(header[..4], "the magic number");
        var (magic, expected) = (BinaryPrimitives.ReadInt32BigEndian(header), (UnsignedBytes << 8) + axes);
        if (magic != expected)
        {
            var kind = axes == 1 ? "labels" : "pictures";
            throw new PreparationException(
                $"{path} begins with 0x{magic:x8}; an idx file of {kind} begins with 0x{expected:x8}. Name MNIST's own files, and do not mix up pictures and labels.");
        }

        file.Read(header[4..], "the sizes");
        var shape = new int[axes];
        var length = 1L;
        for (var axis = 0; axis < axes; axis++)
        {
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(header[(4 + (4 * axis))..]);
            length = shape[axis] > 0 && length <= MostBytes ? length * shape[axis] : 0;
            if (length is 0 or > MostBytes)
            {
                throw new PreparationException($"{path} says that its sizes are {string.Join(" x ", shape[..(axis + 1)])}, which cannot be. Download it again.");
            }
        }

        if (axes == 3 && (long)shape[1] * shape[2] > PictureOptions.DefaultMaxPixels)
        {
            throw new PreparationException($"{path} says that its pictures have {shape[1]} x {shape[2]} pixels, at most {PictureOptions.DefaultMaxPixels} are read. Download it again.");
        }

        var values = file.Read(length, $"{string.Join(" x ", shape)} values");
        file.RequireEnd($"its {string.Join(" x ", shape)} values");
        return (shape, values, file.Import);
    }
}
