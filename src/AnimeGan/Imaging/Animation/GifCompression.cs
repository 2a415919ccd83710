namespace AnimeGan.Imaging;

/// <summary>GIF's variant of Lempel-Ziv-Welch compression: codes of 9 to 12 bits over an alphabet of 256, in blocks of at most 255 bytes.</summary>
/// <remarks>Welch 1984, 'A Technique for High-Performance Data Compression'; the GIF89a specification, appendix F.</remarks>
internal static class GifCompression
{
    private const int Clear = 256;
    private const int End = 257;
    private const int FirstFree = 258;
    private const int MostCodes = 4096;
    private const int MostBlockBytes = 255;

    /// <summary>Writes the size of the alphabet, the blocks and their end.</summary>
    internal static void Write(Stream file, ReadOnlySpan<byte> indices)
    {
        file.WriteByte(8);
        var bits = new BitBlocks(file);
        var known = new Dictionary<int, int>();
        var (next, width) = (FirstFree, 9);
        bits.Write(Clear, width);
        var prefix = (int)indices[0];
        foreach (var index in indices[1..])
        {
            var key = (prefix << 8) | index;
            if (known.TryGetValue(key, out var code))
            {
                prefix = code;
                continue;
            }

            bits.Write(prefix, width);
            prefix = index;
            if (next < MostCodes)
            {
                // The reader learns a code one step later, so codes widen when the first that needs it is assigned.
                width = next == 1 << width ? width + 1 : width;
                known[key] = next++;
                continue;
            }

            bits.Write(Clear, width);
            known.Clear();
            (next, width) = (FirstFree, 9);
        }

        bits.Write(prefix, width);

        // After that code the reader's table may have grown to the next width.
        bits.Write(End, next == 1 << width && width < 12 ? width + 1 : width);
        bits.Finish();
    }

    /// <summary>Packs codes from the lowest bit on into blocks that begin with their length.</summary>
    private sealed class BitBlocks(Stream file)
    {
        private readonly byte[] _block = new byte[MostBlockBytes];
        private int _filled;
        private uint _bits;
        private int _count;

        public void Write(int code, int width)
        {
            _bits |= (uint)code << _count;
            _count += width;
            while (_count >= 8)
            {
                Add((byte)_bits);
                _bits >>= 8;
                _count -= 8;
            }
        }

        public void Finish()
        {
            if (_count > 0)
            {
                Add((byte)_bits);
            }

            Flush();
            file.WriteByte(0);
        }

        private void Add(byte value)
        {
            _block[_filled++] = value;
            if (_filled == MostBlockBytes)
            {
                Flush();
            }
        }

        private void Flush()
        {
            if (_filled > 0)
            {
                file.WriteByte((byte)_filled);
                file.Write(_block, 0, _filled);
                _filled = 0;
            }
        }
    }
}
