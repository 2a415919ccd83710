using AnimeGan.Kernel;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Jupyter's connection files.</summary>
internal sealed class ConnectionTarget() : FuzzTarget("connection", "Jupyter's connection files", typeof(KernelStartException))
{
    public override IEnumerable<byte[]> Seeds() =>
        ["""{"shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5,"ip":"127.0.0.1","key":"a-b","transport":"tcp","signature_scheme":"hmac-sha256","kernel_name":"n"}"""u8.ToArray()];

    public override string Read(byte[] input)
    {
        var path = InFile("connection.json", input);
        return Attempt(() => ConnectionFile.Load(path) is var file ? $"{file.Key.Length == 0} {file.HeartbeatEndpoint.Length > 0}" : null);
    }
}
