using System.Text;
using AnimeGan.Files;
using AnimeGan.Reports.TensorBoard;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>TensorBoard's event files: as they are, and each line of the input as a record with the right checksum, which random bytes never have.</summary>
internal sealed class EventsTarget() : FuzzTarget("events", "TensorBoard's event files", typeof(InvalidDataException))
{
    // Between records; no record of the seeds holds it.
    private static readonly byte[] _cut = "\n--\n"u8.ToArray();

    public override IEnumerable<byte[]> Seeds()
    {
        List<byte[]> records = [.. Enumerable.Range(1, 6).Select(Record)];
        using var stream = new MemoryStream();
        records.ForEach(record => RecordStream.Write(stream, record));
        return [stream.ToArray(), [.. records.SelectMany(record => (byte[])[.. record, .. _cut])]];
    }

    public override string Read(byte[] input)
    {
        var (raw, framed) = (InFile("raw", input), InFile("framed", Framed(input)));
        return Attempt(() => LogTarget.Ailments([raw])) + Attempt(() => LogTarget.Ailments([framed])) + Attempt(() => LogTarget.Ailments([framed, framed]));
    }

    private static byte[] Record(int step) => new ProtocolBuffer().Integer(2, step).Message(5, new ProtocolBuffer()
        .Message(1, new ProtocolBuffer().String(1, "Loss/D").Float(2, 1.3f - (step * 0.01f)))
        .Message(1, new ProtocolBuffer().String(1, "Loss/G").Message(8, new ProtocolBuffer().Integer(1, 1).Bytes(4, BitConverter.GetBytes(0.7f))))).ToArray();

    private static byte[] Framed(byte[] input)
    {
        using var stream = new MemoryStream();
        foreach (var record in Encoding.Latin1.GetString(input).Split(Encoding.Latin1.GetString(_cut)))
        {
            RecordStream.Write(stream, Encoding.Latin1.GetBytes(record));
        }

        return stream.ToArray();
    }
}
