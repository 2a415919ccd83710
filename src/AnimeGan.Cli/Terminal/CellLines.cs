using AnimeGan.Notebooks.Running;

namespace AnimeGan.Cli.Terminal;

/// <summary>Writes a line for each cell of a notebook: what it is when it starts, its time when it ends, and what it says meanwhile.</summary>
/// <param name="writer">Where the lines go.</param>
/// <param name="clock">For how often a cell's own words are shown.</param>
internal sealed class CellLines(TextWriter writer, TimeProvider clock) : IProgress<CellProgress>
{
    private const int Width = 70;
    private static readonly TimeSpan _between = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private long _shown = clock.GetTimestamp();
    private bool _interrupted;

    /// <summary>Called on whatever thread the runner is on.</summary>
    public void Report(CellProgress value)
    {
        lock (_lock)
        {
            if (value.Duration is { } duration)
            {
                writer.WriteLine(_interrupted ? $"      took {Durations.Precise(duration)}" : $"  {Durations.Precise(duration)}");
            }
            else if (value.Status is { } status)
            {
                ShowStatus(status);
            }
            else
            {
                var text = value.FirstLine.Length <= Width ? value.FirstLine : value.FirstLine[..Width] + "…";
                writer.Write($"  {value.Done + 1}/{value.Total}  {text}");
                writer.Flush();
                (_interrupted, _shown) = (false, clock.GetTimestamp());
            }
        }
    }

    private void ShowStatus(string status)
    {
        if (clock.GetElapsedTime(_shown) < _between)
        {
            return;
        }

        if (!_interrupted)
        {
            writer.WriteLine();
        }

        writer.WriteLine($"      {status}");
        (_interrupted, _shown) = (true, clock.GetTimestamp());
    }
}
