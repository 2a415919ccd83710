using System.Collections;
using System.Security.Cryptography;
using AnimeGan.Files;
using Microsoft.Win32.SafeHandles;

namespace AnimeGan.Data;

/// <summary>
/// Writes a prepared set under a temporary name beside the target; only <see cref="Complete"/> gives it its own.
/// Disposed before that, it leaves nothing behind.
/// </summary>
internal sealed class PreparedSetWriter : IDisposable
{
    /// <summary>The pictures' file in a prepared set.</summary>
    public const string ImagesName = "images.npy";

    /// <summary>The labels' file in a prepared set.</summary>
    public const string LabelsName = "labels.csv";

    private readonly TargetFolder _target;
    private readonly int _width;
    private readonly int _height;
    private readonly SafeFileHandle _images;
    private readonly Lock _gate = new();
    private readonly BitArray _written = new(1024);
    private int _count;
    private bool _closed;

    /// <summary>Makes the temporary folder.</summary>
    /// <param name="folder">Where the set shall be; must not exist, or be empty, unless overwrite is set.</param>
    /// <param name="width">Columns of every picture.</param>
    /// <param name="height">Rows of every picture.</param>
    /// <param name="overwrite">Whether a prepared set that is there is replaced, at the very end.</param>
    /// <exception cref="IOException">Something is there already.</exception>
    public PreparedSetWriter(string folder, int width, int height, bool overwrite = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        _width = width;
        _height = height;
        _target = new TargetFolder(folder, overwrite, ImagesName, DatasetManifest.FileName, ImagesName);

        // The lock that FileShare.None takes tells a later run that this folder is alive.
        _images = File.OpenHandle(
            Path.Combine(_target.Temporary, ImagesName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.RandomAccess);
    }

    /// <summary>The folder to write other files into; it gets its name with <see cref="Complete"/>.</summary>
    internal string Temporary => _target.Temporary;

    private int PictureBytes => 3 * _width * _height;

    /// <summary>Writes one picture; from any thread, in any order, each index once.</summary>
    /// <param name="index">From 0; in the end every index up to the count must have been written.</param>
    /// <param name="chw">[3, height, width], uint8, red first.</param>
    /// <exception cref="ArgumentException">chw has another length, or the index was written before.</exception>
    public void Write(int index, ReadOnlySpan<byte> chw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ObjectDisposedException.ThrowIf(_closed, this);
        if (chw.Length != PictureBytes)
        {
            throw new ArgumentException($"A picture of this set is [3, {_height}, {_width}], {PictureBytes} bytes, got {chw.Length}.", nameof(chw));
        }

        lock (_gate)
        {
            if (index >= _written.Length)
            {
                _written.Length = Math.Max(index + 1, (int)Math.Min(int.MaxValue, 2L * _written.Length));
            }

            if (_written[index])
            {
                throw new ArgumentException($"Picture {index} was written before; give each picture its own index.", nameof(index));
            }

            _written[index] = true;
            _count++;
        }

        RandomAccess.Write(_images, chw, Offset(index));
    }

    /// <summary>Reads back a picture that was written.</summary>
    internal void Read(int index, Span<byte> chw)
    {
        if (RandomAccess.Read(_images, chw, Offset(index)) != chw.Length)
        {
            throw new IOException($"Picture {index} cannot be read back; is the disk full?");
        }
    }

    /// <summary>Finishes the set: header, labels, manifest, then the rename that makes it visible.</summary>
    /// <param name="count">Pictures in the set, at least 1.</param>
    /// <param name="manifest">Size, count and hashes are filled in here.</param>
    /// <param name="labels">Null where there are none; otherwise one row a picture.</param>
    /// <returns>The manifest as it was written.</returns>
    /// <exception cref="InvalidOperationException">Not exactly the pictures 0 to count − 1 were written.</exception>
    /// <exception cref="ArgumentException">The labels have another number of rows.</exception>
    public DatasetManifest Complete(int count, DatasetManifest manifest, LabelTable? labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(manifest);
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_count != count || count > _written.Length || !_written[count - 1])
        {
            throw new InvalidOperationException($"Pictures 0 to {count - 1} were announced, {_count} were written, not all of them these; write each index once.");
        }

        if (labels is not null && labels.Rows != count)
        {
            throw new ArgumentException($"{count} pictures need {count} rows of labels, got {labels.Rows}.", nameof(labels));
        }

        RandomAccess.Write(_images, Npy.Header("|u1", count, 3, _height, _width), 0);
        RandomAccess.FlushToDisk(_images);
        string hash = Hash(count);
        labels?.Write(Path.Combine(_target.Temporary, LabelsName));
        DatasetManifest written = manifest with { Width = _width, Height = _height, Count = count, ImagesSha256 = hash };
        written.Write(Path.Combine(_target.Temporary, DatasetManifest.FileName));
        _images.Dispose();
        _closed = true;
        _target.Publish();
        return written;
    }

    /// <summary>Removes the temporary folder unless the set was completed.</summary>
    public void Dispose()
    {
        _closed = true;
        _images.Dispose();
        _target.Dispose();
    }

    private long Offset(int index) => Npy.HeaderBytes + ((long)index * PictureBytes);

    private string Hash(int count)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        long end = Offset(count);
        for (long at = 0; at < end;)
        {
            int read = RandomAccess.Read(_images, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at)), at);
            if (read == 0)
            {
                throw new IOException($"The pictures' file ends after {at} bytes, {end} were written; is the disk full?");
            }

            sha.AppendData(buffer, 0, read);
            at += read;
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
