using System.Buffers.Binary;
using System.IO.Compression;

namespace AnimeGan.Tests.Data;

/// <summary>Tiny files in the formats of MNIST's and CIFAR-10's publishers, made by hand.</summary>
internal static class PublishedFiles
{
    /// <summary>Writes pictures and labels under MNIST's names.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="labels">One a picture.</param>
    /// <param name="pixel">Of picture, row and column.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="part">"train" or "t10k".</param>
    /// <param name="packed">Whether both files are packed by gzip.</param>
    public static void WriteMnist(string folder, byte[] labels, Func<int, int, int, int> pixel, int height = 28, int width = 28, string part = "train", bool packed = false)
    {
        var values = new byte[labels.Length * height * width];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (byte)pixel(i / (height * width), i / width % height, i % width);
        }

        Write(Path.Combine(folder, $"{part}-images-idx3-ubyte"), Idx(values, labels.Length, height, width), packed);
        Write(Path.Combine(folder, $"{part}-labels-idx1-ubyte"), Idx(labels, labels.Length), packed);
    }

    /// <summary>An idx file's bytes: magic number, sizes, values.</summary>
    public static byte[] Idx(byte[] values, params int[] shape)
    {
        var bytes = new byte[4 + (4 * shape.Length) + values.Length];
        bytes[2] = 8;
        bytes[3] = (byte)shape.Length;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * axis)), shape[axis]);
        }

        values.CopyTo(bytes, 4 + (4 * shape.Length));
        return bytes;
    }

    /// <summary>Writes the five training batches of CIFAR-10, each with these classes; a pixel's value is batch + record + place, modulo 256.</summary>
    public static void WriteCifar(string folder, byte[] classes)
    {
        Directory.CreateDirectory(folder);
        for (var batch = 1; batch <= 5; batch++)
        {
            using var file = File.Create(Path.Combine(folder, $"data_batch_{batch}.bin"));
            for (var record = 0; record < classes.Length; record++)
            {
                file.WriteByte(classes[record]);
                for (var i = 0; i < 3072; i++)
                {
                    file.WriteByte((byte)(batch + record + i));
                }
            }
        }
    }

    private static void Write(string path, byte[] bytes, bool packed)
    {
        if (!packed)
        {
            File.WriteAllBytes(path, bytes);
            return;
        }

        using var file = File.Create(path + ".gz");
        using var pack = new GZipStream(file, CompressionLevel.Fastest);
        pack.Write(bytes);
    }
}
