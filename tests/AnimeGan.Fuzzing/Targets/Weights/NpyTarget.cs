using AnimeGan.Data;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>NumPy's arrays.</summary>
internal sealed class NpyTarget() : FuzzTarget("npy", "NumPy's arrays (images.npy, latents)", typeof(FormatException))
{
    public override IEnumerable<byte[]> Seeds() =>
    [
        [.. Npy.Header("|u1", 2, 3, 4, 4), .. new byte[96]],
        [.. Npy.Header("<f4", 3), .. new byte[12]],
        [.. Npy.Header("<f4"), .. new byte[4]],
    ];

    public override string Read(byte[] input)
    {
        var path = InFile("a.npy", input);
        return Attempt(() => Npy.ReadInfo(path) is var info ? $"{info.ElementType} {info.Shape.Count}" : null);
    }
}
