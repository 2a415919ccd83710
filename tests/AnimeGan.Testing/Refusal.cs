using System.Diagnostics;
using Xunit;

namespace AnimeGan.Testing;

/// <summary>How a reader refuses a file whose header announces what is not there: at once, and without room made for it.</summary>
public static class Refusal
{
    private const long MostBytes = 32 << 20;
    private static readonly TimeSpan _most = TimeSpan.FromSeconds(10);

    /// <summary>Asserts that reading throws, soon, having allocated little on the way.</summary>
    /// <param name="read">Reads the file, on this thread.</param>
    /// <param name="words">What the message must say.</param>
    /// <returns>The exception.</returns>
    public static TException Of<TException>(Action read, params ReadOnlySpan<string> words)
        where TException : Exception
    {
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());

        var error = Assert.Throws<TException>(read);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, _most);
        foreach (var word in words)
        {
            Assert.Contains(word, error.Message, StringComparison.Ordinal);
        }

        return error;
    }
}
