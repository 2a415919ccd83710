using Xunit;

// Random state, live handles and thread counts belong to the process, so tests run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
