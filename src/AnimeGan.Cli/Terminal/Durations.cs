using System.Globalization;

namespace AnimeGan.Cli.Terminal;

/// <summary>Spans of time as a person reads them.</summary>
internal static class Durations
{
    /// <summary>"42 s", "3 min 10 s" or "2 h 5 min".</summary>
    public static string Text(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
    };

    /// <summary>"0.04 s" or "12.3 s" below a minute, then as <see cref="Text"/>.</summary>
    public static string Precise(TimeSpan time) =>
        time.TotalSeconds < 60 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0#} s") : Text(time);
}
