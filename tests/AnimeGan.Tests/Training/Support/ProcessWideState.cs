using Xunit;

namespace AnimeGan.Tests.Training;

/// <summary>Tests that set the process-wide number of threads or count live tensors: one after the other.</summary>
[CollectionDefinition(nameof(ProcessWideState), DisableParallelization = true)]
public sealed class ProcessWideState;
