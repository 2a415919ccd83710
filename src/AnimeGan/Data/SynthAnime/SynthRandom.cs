using AnimeGan.Seeds;

namespace AnimeGan.Data.SynthDrawing;

/// <summary>
/// Counter-based random numbers: each draw is a pure function of (key, channel), so draws can be made in any
/// order, on any thread, and a new channel never moves an old one.
/// </summary>
/// <param name="Key">Names the stream; see <see cref="ForFace"/>.</param>
internal readonly record struct SynthRandom(ulong Key)
{
    /// <summary>The stream of one face.</summary>
    public static SynthRandom ForFace(long seed, long index)
    {
        return new SynthRandom(SplitMix64.Mix(SplitMix64.Mix((ulong)seed + 0x9E3779B97F4A7C15UL) ^ ((ulong)index * 0xD1342543DE82EF95UL)));
    }

    /// <summary>A stream of its own under this one.</summary>
    public SynthRandom Fork(int channel) => new(Bits(channel) ^ 0xA0761D6478BD642FUL);

    /// <summary>64 well-mixed bits.</summary>
    public ulong Bits(int channel) => SplitMix64.Mix(Key + ((ulong)(uint)channel + 1) * 0x9E3779B97F4A7C15UL);

    /// <summary>Uniform in [0, 1), a multiple of 2^-24, hence exact in float32.</summary>
    public float Unit(int channel) => (Bits(channel) >> 40) * (1f / 16777216f);

    /// <summary>Uniform in [low, high).</summary>
    public float Range(int channel, float low, float high) => low + (high - low) * Unit(channel);

    /// <summary>Symmetric and bell-shaped in (-1, 1): the mean of two uniforms.</summary>
    public float Bell(int channel)
    {
        var bits = Bits(channel);
        var first = (bits >> 40) * (1f / 16777216f);
        var second = (bits & 0xFFFFFF) * (1f / 16777216f);
        return first + second - 1f;
    }

    /// <summary>Uniform in 0 … count - 1 (bias below count / 2^32).</summary>
    public int Pick(int channel, int count) => (int)(((Bits(channel) >> 32) * (ulong)count) >> 32);
}
