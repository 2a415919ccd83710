using System.Text;
using AnimeGan.Training;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Settings of the command line, a line each.</summary>
internal sealed class SettingTarget() : FuzzTarget("set", "settings of the command line (--set NAME=VALUE)", typeof(ArgumentException))
{
    public override IEnumerable<byte[]> Seeds() =>
        ["baseWidth=32\npractices.batchNorm=false\nobjective=minimax"u8.ToArray(), "ganSteps=3\nseed=1\nlearningRate=1e-3\ncycleGan.blocks=6\nmodel=stylegan2"u8.ToArray()];

    public override string Read(byte[] input)
    {
        var record = new TrainingRecord();
        return string.Concat(Encoding.UTF8.GetString(input).Split('\n').Take(6).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
            .Select(pair => Attempt(() => (record = TrainingJson.Set(record, pair[0], pair[1])).Model)));
    }
}
