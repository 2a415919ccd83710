using AnimeGan.Data;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>A prepared set by its manifest, whose pictures are whole.</summary>
internal sealed class ManifestTarget() : FuzzTarget("manifest", "a prepared set's manifest.json, and the set", typeof(FormatException))
{
    private static readonly byte[] _pictures = [.. Npy.Header("|u1", 1, 3, 2, 2), .. new byte[12]];

    public override IEnumerable<byte[]> Seeds()
    {
        var path = InFile(DatasetManifest.FileName, []);
        new DatasetManifest { Source = "synth-anime", Width = 2, Height = 2, Count = 1, Seed = 1, Rejected = [], ImagesSha256 = "00" }.Write(path);
        return [File.ReadAllBytes(path), """{"format":"animegan-dataset/1","source":"a","width":2,"height":2,"count":1,"rejected":[{"file":"a.png","reason":"damaged","detail":"m"}],"counts":null}"""u8.ToArray()];
    }

    public override string Read(byte[] input)
    {
        var folder = Path.GetDirectoryName(InFile(DatasetManifest.FileName, input))!;
        InFile(PreparedSetWriter.ImagesName, _pictures);
        return Attempt(() =>
        {
            using var set = ImageSet.Open(folder);
            return $"{set.Count} {set.Manifest.Rejected.Count} {set.Image(0).Width}";
        });
    }
}
