using System.Diagnostics;
using AnimeGan.Notebooks.Session.Packages;

namespace AnimeGan.Notebooks.Tests;

public sealed class PackageLinesTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("# ")]
    [InlineData("#r\n")]
    public void Take_LongCellThatAsksForNothing_IsReadAtOnce(string repeated)
    {
        var code = "#" + string.Concat(Enumerable.Repeat(repeated, 200_000));
        var clock = Stopwatch.StartNew();

        var lines = PackageLines.Take(code);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal((code, 0, 0), (lines.Code, lines.Requests.Count, lines.Sources.Count));
    }
}
