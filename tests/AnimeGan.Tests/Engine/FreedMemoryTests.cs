using System.Globalization;
using Xunit;

namespace AnimeGan.Tests.Engine;

public sealed class FreedMemoryTests
{
    // 48 MB are 12,288 pages of 4 KB, or 24 of 2 MB where the kernel gives those; kept memory faults in none, whatever else the
    // process does meanwhile.
    private const long FewFaults = 10;

    [Fact]
    public void Prepare_BeforeMemoryIsFreed_LetsTheNextTakeItWithoutPageFaults()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var kept = Faults(("GLIBC_TUNABLES", string.Empty), ("MALLOC_TOP_PAD_", string.Empty));

        // Whoever sets the allocator keeps what they chose; this is glibc's own value.
        var givenBack = Faults(("MALLOC_TOP_PAD_", "131072"));

        Assert.InRange(kept, 0, FewFaults);
        PackageFault.AssertRemains(givenBack > FewFaults, "glibc now keeps what was freed by itself: delete FreedMemory");
    }

    private static long Faults(params (string Name, string Value)[] environment)
    {
        var child = EngineHost.Start(nameof(EngineHost.PageFaults), environment);
        Assert.True(child.ExitCode == 0, child.Error);
        return long.Parse(child.Output, CultureInfo.InvariantCulture);
    }
}
