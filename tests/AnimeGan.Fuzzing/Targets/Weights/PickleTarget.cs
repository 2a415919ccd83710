using AnimeGan.Exchange;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>The pickle in PyTorch's weights, without the archive around it.</summary>
internal sealed class PickleTarget() : FuzzTarget("pickle", "the pickle in PyTorch's weights", typeof(InvalidDataException))
{
    public override IEnumerable<byte[]> Seeds() => [PyTorchSeeds.Pickle()];

    public override string Read(byte[] input) => Attempt(() => PickleReader.Read(input)?.GetType().Name);
}
