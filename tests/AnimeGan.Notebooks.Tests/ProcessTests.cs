namespace AnimeGan.Notebooks.Tests;

/// <summary>Sessions route the console and the runner sets the working directory: these belong to the process, so such tests run one by one.</summary>
[CollectionDefinition("process", DisableParallelization = true)]
public sealed class ProcessTests;
