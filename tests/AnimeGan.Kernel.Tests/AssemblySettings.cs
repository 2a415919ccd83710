// The console belongs to the process, and kernels in it send it to their cells, so tests take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
