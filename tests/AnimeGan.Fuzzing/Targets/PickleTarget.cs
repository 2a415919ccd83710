using AnimeGan.Exchange;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>The pickle in PyTorch's weights, without the archive around it.</summary>
internal sealed class PickleTarget() : FuzzTarget("pickle", "the pickle in PyTorch's weights", typeof(InvalidDataException))
{
    public override IEnumerable<byte[]> Seeds() =>
    [
        PyTorchSeeds.Pickle(),
        [0x80, 2, .. "}q\0(X\u0001\0\0\0aK\u0001X\u0001\0\0\0b]q\u0001(K\u0002\u0088\u0089NeX\u0001\0\0\0cG"u8, 0, 0, 0, 0, 0, 0, 0, 0, .. "u."u8],
    ];

    public override string Read(byte[] input) => Attempt(() => PickleReader.Read(input)?.GetType().Name);
}
