using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Training;

public sealed class BackgroundWriterTests
{
    [Fact]
    public void Begin_Twice_WritesInOrderAndTellsOnTheCallersThread()
    {
        using var writer = new BackgroundWriter();
        var written = new List<int>();
        var told = new List<int>();

        writer.Begin(() => written.Add(1), () => told.Add(Environment.CurrentManagedThreadId));
        writer.Begin(() => written.Add(2), () => told.Add(Environment.CurrentManagedThreadId));
        writer.Finish();
        writer.Finish();

        Assert.Equal([1, 2], written);
        Assert.Equal([Environment.CurrentManagedThreadId, Environment.CurrentManagedThreadId], told);
    }

    [Fact]
    public void Finish_AfterAFailure_ThrowsItAndTellsNothing()
    {
        using var writer = new BackgroundWriter();
        var isTold = false;
        writer.Begin(() => throw new IOException("the disk is full"), () => isTold = true);

        Assert.Contains("disk", Assert.Throws<IOException>(writer.Finish).Message, StringComparison.Ordinal);
        Assert.False(isTold);
    }
}
