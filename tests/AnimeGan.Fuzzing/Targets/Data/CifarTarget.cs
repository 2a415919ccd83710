using AnimeGan.Data;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>CIFAR-10's batches.</summary>
internal sealed class CifarTarget() : FuzzTarget("cifar", "CIFAR-10's batches", typeof(PreparationException))
{
    private const int RecordBytes = 3073;

    public override IEnumerable<byte[]> Seeds() => [new byte[RecordBytes], [1, .. new byte[RecordBytes - 1], 9, .. new byte[RecordBytes - 1]]];

    public override string Read(byte[] input)
    {
        var folder = Path.GetDirectoryName(InFile("test_batch.bin", input))!;
        return Attempt(() => Cifar10Files.Read(folder, new ImportOptions { Format = ImportFormat.Cifar10, Training = false }) is var set ? $"{set.Count} {set.Picture(set.Count - 1).Width}" : null);
    }
}
