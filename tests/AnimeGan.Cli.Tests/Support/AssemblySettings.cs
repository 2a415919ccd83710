using Xunit;

// Commands set the process's number of threads and its working folder, so they take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
