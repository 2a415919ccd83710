namespace AnimeGan.Seeds;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014, 'Fast splittable pseudorandom number generators', figure 17): 64 bits of state, period 2^64.
/// Its own code so that the order of pictures stays the same in every version of .NET.
/// </summary>
internal struct SplitMix64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>Starts a stream that depends on every bit of every key.</summary>
    public SplitMix64(long seed, long epoch, long stream)
    {
        _state = Mix(Mix(Mix((ulong)seed + Golden) + (ulong)epoch + Golden) + (ulong)stream + Golden);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(_state += Golden);

    /// <summary>A whole number below the bound, each equally likely.</summary>
    /// <remarks>Lemire 2019, 'Fast random integer generation in an interval', algorithm 5.</remarks>
    public int Below(int bound)
    {
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = unchecked(0 - range) % range;
            while (low < threshold)
            {
                high = Math.BigMul(Next(), range, out low);
            }
        }

        return (int)high;
    }

    /// <summary>Its output function: neighbouring numbers become unrelated ones.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
