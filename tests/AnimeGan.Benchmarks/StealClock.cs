using System.Globalization;

namespace AnimeGan.Benchmarks;

/// <summary>Time that the host took from this machine, from the first line of /proc/stat.</summary>
internal sealed class StealClock
{
    private (long Steal, long Total) _mark = Read();

    /// <summary>Share of all CPU time stolen since the last call (or since construction), 0 to 1.</summary>
    public double Lap()
    {
        var now = Read();
        var total = now.Total - _mark.Total;
        var share = total > 0 ? (now.Steal - _mark.Steal) / (double)total : 0;
        _mark = now;
        return share;
    }

    private static (long Steal, long Total) Read()
    {
        // cpu user nice system idle iowait irq softirq steal guest guest_nice; guest time is in user already.
        var fields = File.ReadLines("/proc/stat").First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Take(8)
            .Select(field => long.Parse(field, CultureInfo.InvariantCulture))
            .ToArray();
        return (fields.Length > 7 ? fields[7] : 0, fields.Sum());
    }
}
