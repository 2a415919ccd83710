namespace AnimeGan.Fuzzing;

/// <summary>One input, read under the law.</summary>
/// <param name="Way">What became of it.</param>
/// <param name="Finding">How it broke the law; null where it held.</param>
internal sealed record Trial(string Way, Finding? Finding)
{
    /// <summary>Of processor time: other programs on the machine do not count.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>Of managed memory, for an input of at most <see cref="Mutator.MostBytes"/>.</summary>
    public const long MostBytes = 64L << 20;

    /// <summary>Reads an input.</summary>
    public static Trial Of(FuzzTarget target, byte[] input)
    {
        var (trial, time, bytes) = Measured(target, input);
        if (trial.Finding is not null || (time <= MostTime && bytes <= target.MostMemory))
        {
            return trial;
        }

        // The first time the compiler's time and room count as well.
        (trial, time, bytes) = Measured(target, input);
        return time > MostTime ? trial with { Finding = new Finding("slow", $"It took more than {MostTime.TotalSeconds} s of processor time.") }
            : bytes > target.MostMemory ? trial with { Finding = new Finding("memory", $"It took {bytes >> 20} MiB of managed memory, {target.MostMemory >> 20} are allowed.") }
            : trial;
    }

    /// <summary>Reads an input once, whatever it takes.</summary>
    public static (Trial Trial, TimeSpan Time, long Bytes) Measured(FuzzTarget target, byte[] input)
    {
        var (time, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        var trial = Read(target, input);
        return (trial, Environment.CpuUsage.TotalTime - time, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

#pragma warning disable CA1031 // Anything at all may come out of a reader here, and each kind is a finding: it is written down, not hidden.
    private static Trial Read(FuzzTarget target, byte[] input)
    {
        try
        {
            return new Trial(target.Read(input), null);
        }
        catch (Exception error)
        {
            return new Trial("", new Finding(Signature.Of(error), error.ToString()));
        }
    }
#pragma warning restore CA1031
}
