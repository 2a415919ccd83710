using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session;
using AnimeGan.Notebooks.Session.Hosting;

namespace AnimeGan.Notebooks.Tests;

public sealed class CellPartsTests : IDisposable
{
    private readonly ExecutionThread _thread = new();
    private readonly KernelTree _kernels;

    public CellPartsTests() => _kernels = new KernelTree(_thread, new SessionKernel((_, _) => Task.FromResult<CellError?>(null), () => []));

    public void Dispose()
    {
        _kernels.Dispose();
        _thread.Dispose();
    }

    [Fact]
    public void Cut_LanguagesInTextsAndCommentsBeforeRealOnes_OpensAtTheRealOnes()
    {
        var text = string.Concat(Enumerable.Repeat("#!html\n", 5));
        var source = $"var a = \"\"\"\n{text}\"\"\";\n#!html\n<b>\n#!csharp\n/*\n{text}*/\n#!time\nvar b = 1;\n#!md\nm";

        var parts = CellParts.Cut(source, "csharp", _kernels);

        Assert.Equal(["csharp", "html", "csharp", "time", "csharp", "markdown"], parts.Select(part => part.Directive?.Name ?? part.Language));
        Assert.Equal(("<b>", "m"), (parts[1].Text, parts[5].Text));
        Assert.Equal(Array.IndexOf(source.Split('\n'), "var b = 1;"), parts[4].Text.Split('\n').Length - 1);
    }

    [Theory]
    [InlineData("#!html\n#!csharp\n")]
    [InlineData("#!html\na\n#!csharp\nx\n")]
    public void Cut_FourTimesAsManySwitches_TakesFourTimesTheMemory(string turn)
    {
        _ = Taken(turn, 50);

        var (some, more) = (Taken(turn, 250), Taken(turn, 1_000));

        Assert.InRange(more, some, 6 * some);
    }

    private long Taken(string turn, int turns)
    {
        var source = string.Concat(Enumerable.Repeat(turn, turns));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(CellParts.Cut(source, "csharp", _kernels).Count <= 2 * turns);
        Assert.False(CellText.At(source, source.Length).IsForeign);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
