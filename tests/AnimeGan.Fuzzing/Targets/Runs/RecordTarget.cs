using System.Text;
using AnimeGan.Training;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>A run's settings: read, checked, and what networks they would ask for.</summary>
internal sealed class RecordTarget() : FuzzTarget("config", "a run's settings (config.json)", typeof(InvalidDataException), typeof(ArgumentException))
{
    public override IEnumerable<byte[]> Seeds() =>
        new[] { "dcgan", "stylegan", "conditional" }.Select(model => Encoding.UTF8.GetBytes(TrainingJson.Write(TrainingRecord.For(model) with { Data = "set" }))).Append("{\"model\": \"dcgan\", \"data\": \"set\", \"imageSize\": 64}"u8.ToArray());

    public override string Read(byte[] input) => Attempt(() =>
    {
        var record = TrainingJson.ReadRecord(Encoding.UTF8.GetString(input));
        var sizes = Attempt(() => double.IsFinite(NetworkSizes.Generator(record) + NetworkSizes.Discriminator(record)));
        record.Validate();
        return record.Model + sizes;
    });
}
