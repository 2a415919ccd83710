using System.Numerics;
using AnimeGan.Data;
using Xunit;

namespace AnimeGan.Tests.Data;

public sealed class HammingIndexTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(16)]
    public void Find_RandomHashes_FindsWhatASearchOfAllFinds(int distance)
    {
        var random = new Random(distance);
        ulong[] centres = [.. Enumerable.Range(0, 20).Select(_ => (ulong)random.NextInt64())];
        ulong[] hashes = [.. Enumerable.Range(0, 2000).Select(_ => Near(centres[random.Next(20)], random))];
        var index = new HammingIndex(distance);
        Array.ForEach(hashes, index.Add);

        foreach (ulong query in centres)
        {
            (int, int)[] expected = [.. hashes.Select((hash, i) => (Entry: i, Distance: BitOperations.PopCount(hash ^ query)))
                .Where(item => item.Distance <= distance).OrderBy(item => item.Distance).ThenBy(item => item.Entry)];
            Assert.Equal(expected, index.Find(query));
        }
    }

    private static ulong Near(ulong centre, Random random)
    {
        for (int flips = random.Next(12); flips > 0; flips--)
        {
            centre ^= 1UL << random.Next(64);
        }

        return centre;
    }
}
