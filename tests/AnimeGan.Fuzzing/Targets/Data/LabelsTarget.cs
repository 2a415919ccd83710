using AnimeGan.Data;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>A prepared set's labels, every column of them.</summary>
internal sealed class LabelsTarget() : FuzzTarget("labels", "a prepared set's labels.csv", typeof(FormatException))
{
    public override IEnumerable<byte[]> Seeds() => ["index,hair,eyes\n0,blue,red\n1,\"bl,ue\",\"r\"\"d\"\n"u8.ToArray(), "index,class\r\n0,cat\r\n"u8.ToArray()];

    public override string Read(byte[] input)
    {
        var path = InFile("labels.csv", input);
        return Attempt(() =>
        {
            var table = LabelTable.Read(path);
            return $"{table.Names.Count} {table.Rows} {table.Names.Sum(name => table.Counts(name).Count)}";
        });
    }
}
