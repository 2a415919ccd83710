using System.Globalization;

namespace AnimeGan.Fuzzing;

/// <summary>One input, read once more: to look into a finding, and whether it is mended.</summary>
internal static class Reading
{
    /// <summary>Reads an input, and says what became of it and what that took.</summary>
    /// <returns>Whether the law held.</returns>
    public static bool Say(FuzzTarget target, byte[] input, TextWriter console)
    {
        var (trial, _, _) = Trial.Measured(target, input);
        (trial, var time, var bytes) = Trial.Measured(target, input);
        console.WriteLine(trial.Finding?.What ?? $"read: {trial.Way}");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N0} ms of processor time, {bytes / (double)(1 << 20):0.0} MiB of managed memory"));
        return Trial.Of(target, input).Finding is null;
    }
}
