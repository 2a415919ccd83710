using System.Numerics;

namespace AnimeGan.Data;

/// <summary>
/// Finds 64-bit hashes within a distance. The bits are split into distance + 1 bands; two hashes within the distance agree in at least one
/// whole band (pigeonholes), so only entries that share a band are compared.
/// </summary>
/// <remarks>Norouzi, Punjani, Fleet 2012, 'Fast search in Hamming space with multi-index hashing', section 3.</remarks>
internal sealed class HammingIndex
{
    private readonly int _distance;
    private readonly List<ulong> _hashes = [];

    // For each band: the last entry of each bucket, and for each entry the one before it in its bucket.
    private readonly (int Shift, ulong Mask, Dictionary<ulong, int> Last, List<int> Before)[] _bands;

    public HammingIndex(int distance)
    {
        _distance = distance;
        _bands = new (int, ulong, Dictionary<ulong, int>, List<int>)[distance + 1];
        for (int i = 0; i <= distance; i++)
        {
            int from = 64 * i / (distance + 1);
            int to = 64 * (i + 1) / (distance + 1);
            ulong mask = to - from == 64 ? ulong.MaxValue : (1UL << (to - from)) - 1;
            _bands[i] = (from, mask, [], []);
        }
    }

    /// <summary>Adds a hash; entries are numbered from 0.</summary>
    public void Add(ulong hash)
    {
        foreach ((int shift, ulong mask, Dictionary<ulong, int> last, List<int> before) in _bands)
        {
            ulong bucket = (hash >> shift) & mask;
            before.Add(last.GetValueOrDefault(bucket, -1));
            last[bucket] = _hashes.Count;
        }

        _hashes.Add(hash);
    }

    /// <summary>The entries within the distance, nearest first, earlier first among equals.</summary>
    public List<(int Entry, int Distance)> Find(ulong hash)
    {
        var found = new SortedSet<(int Distance, int Entry)>();
        foreach ((int shift, ulong mask, Dictionary<ulong, int> last, List<int> before) in _bands)
        {
            for (int entry = last.GetValueOrDefault((hash >> shift) & mask, -1); entry >= 0; entry = before[entry])
            {
                int distance = BitOperations.PopCount(hash ^ _hashes[entry]);
                if (distance <= _distance)
                {
                    found.Add((distance, entry));
                }
            }
        }

        return [.. found.Select(item => (item.Entry, item.Distance))];
    }
}
