using System.IO.Compression;
using AnimeGan.Data;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>MNIST's files, packed and not, as labels and as pictures.</summary>
internal sealed class IdxTarget() : FuzzTarget("idx", "MNIST's files (idx, gzip)", typeof(PreparationException))
{
    private static readonly byte[] _labels = [0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3];

    public override IEnumerable<byte[]> Seeds() => [_labels, [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8], Packed()];

    public override string Read(byte[] input)
    {
        var path = InFile("idx", input);
        return Attempt(() => IdxFile.Read(path, 1).Shape.Length) + Attempt(() => IdxFile.Read(path, 3).Shape.Length);
    }

    private static byte[] Packed()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(_labels);
        }

        return bytes.ToArray();
    }
}
