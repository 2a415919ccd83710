namespace AnimeGan.Kernel.Tests;

/// <summary>Tests that share one kernel; each connects a client of its own, and uses names of its own in cells.</summary>
[CollectionDefinition(Name)]
public sealed class OneKernel : ICollectionFixture<RunningKernel>
{
    public const string Name = "One kernel";
}
