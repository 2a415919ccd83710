using System.Buffers.Binary;

namespace AnimeGan.Data;

/// <summary>Remembers every different picture so far, and tells of a new one which earlier one it repeats.</summary>
internal sealed class DuplicateFinder
{
    /// <summary>Mean difference, in levels of 255, up to which two pictures with like hashes count as the same.</summary>
    private const double MostDifference = 10;

    /// <summary>Candidates compared pixel by pixel; pictures of one flat colour could otherwise all be candidates of each other.</summary>
    private const int MostCandidates = 64;

    // The first 128 bits of SHA-256: collisions stay out of reach, and a million files stay small.
    private readonly Dictionary<UInt128, int> _files = [];
    private readonly Dictionary<UInt128, int> _pixels = [];
    private readonly HammingIndex _looks;
    private readonly List<(int File, int Index)> _entries = [];
    private readonly Action<int, Memory<byte>> _read;
    private readonly byte[] _earlier;

    /// <param name="nearThreshold">Bits in which hashes of near duplicates may differ.</param>
    /// <param name="pictureBytes">Of one prepared picture.</param>
    /// <param name="read">Reads a picture of the set by its index.</param>
    public DuplicateFinder(int nearThreshold, int pictureBytes, Action<int, Memory<byte>> read)
    {
        _looks = new HammingIndex(nearThreshold);
        _earlier = new byte[pictureBytes];
        _read = read;
    }

    /// <summary>The number of the earlier file that a picture repeats, in what, and by how many bits; null for a new one.</summary>
    public (int File, DuplicateKind Kind, int Distance)? Find(PreparedInput input)
    {
        if (_files.TryGetValue(Key(input.FileHash), out int file))
        {
            return (file, DuplicateKind.File, 0);
        }

        if (_pixels.TryGetValue(Key(input.PixelHash), out file))
        {
            return (file, DuplicateKind.Pixels, 0);
        }

        foreach ((int entry, int distance) in _looks.Find(input.Look).Take(MostCandidates))
        {
            _read(_entries[entry].Index, _earlier);
            if (PerceptualHash.Difference(input.Pixels, _earlier) <= MostDifference)
            {
                return (_entries[entry].File, DuplicateKind.Near, distance);
            }
        }

        return null;
    }

    /// <summary>Remembers a new picture.</summary>
    /// <param name="input">What was prepared.</param>
    /// <param name="file">The file's number.</param>
    /// <param name="index">The picture's index in the set.</param>
    public void Add(PreparedInput input, int file, int index)
    {
        Remember(input, file);
        _looks.Add(input.Look);
        _entries.Add((file, index));
    }

    /// <summary>Remembers the exact hashes of a near duplicate, so that its copies are told as copies of the same first file.</summary>
    public void Remember(PreparedInput input, int file)
    {
        _files.TryAdd(Key(input.FileHash), file);
        _pixels.TryAdd(Key(input.PixelHash), file);
    }

    private static UInt128 Key(byte[] sha256) => BinaryPrimitives.ReadUInt128LittleEndian(sha256);
}
