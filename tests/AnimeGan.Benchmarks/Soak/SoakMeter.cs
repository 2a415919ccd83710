using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace AnimeGan.Benchmarks.Soak;

/// <summary>Takes samples while work goes on, and writes them as a table.</summary>
/// <param name="path">The CSV, a line a sample, written at once.</param>
internal sealed class SoakMeter(string path)
{
    private const int SamplesOfAPhase = 40;
    private const double Mebi = 1024 * 1024;

    private readonly List<SoakSample> _samples = [];
    private (int Done, TimeSpan Processor) _last;

    /// <summary>All samples so far.</summary>
    public IReadOnlyList<SoakSample> Samples => _samples;

    /// <summary>A phase begins.</summary>
    public void Begin() => _last = (0, Processor());

    /// <summary>Something of a phase is done; every fortieth part of it a sample is taken.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="done">How many are done.</param>
    /// <param name="of">How many there will be.</param>
    public void Add(string phase, int done, int of)
    {
        if (done % Math.Max(1, of / SamplesOfAPhase) != 0)
        {
            return;
        }

        var spent = Processor() - _last.Processor;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var self = Process.GetCurrentProcess();
        _samples.Add(new SoakSample(
            phase,
            done,
            self.WorkingSet64 / Mebi,
            GC.GetTotalMemory(forceFullCollection: true) / Mebi,
            torch.Tensor.TotalCount,
            Directory.GetFileSystemEntries("/proc/self/fd").Length,
            self.Threads.Count,
            spent.TotalMilliseconds / (done - _last.Done)));
        _last = (done, Processor());
        Write();
    }

    private static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

    private void Write()
    {
        var lines = _samples.Select(sample => string.Create(
            CultureInfo.InvariantCulture,
            $"{sample.Phase},{sample.Done},{sample.Resident:0.0},{sample.Managed:0.00},{sample.Tensors},{sample.Handles},{sample.Threads},{sample.Milliseconds:0.000}"));
        File.WriteAllLines(path, lines.Prepend("phase,done,resident_mib,managed_mib,tensors,handles,threads,milliseconds"));
    }
}
