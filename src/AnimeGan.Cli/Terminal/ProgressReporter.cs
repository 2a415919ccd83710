using System.Diagnostics;
using System.Globalization;

namespace AnimeGan.Cli.Terminal;

/// <summary>Turns counts from a working thread into lines for a person: how far, how fast, how long yet.</summary>
internal sealed class ProgressReporter : IProgress<int>, IProgress<long>
{
    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly RateMeter _meter;
    private readonly string _unit;
    private readonly double _unitsPerCount;
    private readonly Action<long, long, string> _show;
    private readonly TimeSpan _interval;
    private long _total;
    private TimeSpan? _shown;

    internal ProgressReporter(long start, long total, string unit, double unitsPerCount, TimeSpan interval, Action<long, long, string> show)
    {
        _meter = new RateMeter(start, total);
        _total = total;
        _unit = unit;
        _unitsPerCount = unitsPerCount;
        _interval = interval;
        _show = show;
    }

    /// <inheritdoc />
    public void Report(int value) => Report(value, null);

    /// <inheritdoc />
    public void Report(long value) => Report(value, null);

    /// <summary>Says how far the work has come; any thread may.</summary>
    /// <param name="done">Counts done, from the same start as the total.</param>
    /// <param name="detail">What else to show, such as the losses.</param>
    public void Report(long done, string? detail)
    {
        lock (_gate)
        {
            var now = _clock.Elapsed;
            if (now - _shown < _interval && done < _total)
            {
                return;
            }

            _shown = now;
            _meter.Mark(now.TotalSeconds, done);
            _show(done, _total, Line(detail));
        }
    }

    /// <summary>Sets the counts at the end, where they were not known at the start.</summary>
    /// <param name="total">Counts at the end.</param>
    public void SetTotal(long total)
    {
        lock (_gate)
        {
            _total = total;
            _meter.Total = total;
        }
    }

    private string Line(string? detail)
    {
        var parts = new List<string>();
        if (_meter.PerSecond > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{_meter.PerSecond * _unitsPerCount:0.#} {_unit}/s"));
        }

        if (_meter.Left is { TotalSeconds: >= 0.5 } left)
        {
            parts.Add(Durations.Text(left) + " left");
        }

        if (!string.IsNullOrEmpty(detail))
        {
            parts.Add(detail);
        }

        return string.Join(", ", parts);
    }
}
