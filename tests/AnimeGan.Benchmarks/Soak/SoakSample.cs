namespace AnimeGan.Benchmarks.Soak;

/// <summary>What the process holds at one moment.</summary>
/// <param name="Phase">What it was doing: steps, cells, evaluations, interrupts.</param>
/// <param name="Done">How many of them were done.</param>
/// <param name="Resident">Resident memory, MiB.</param>
/// <param name="Managed">Memory of .NET's after a full collection, MiB.</param>
/// <param name="Tensors">Tensors alive.</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Milliseconds">Of the processor's time for one of them, since the last sample: what else the machine does is not in it.</param>
internal sealed record SoakSample(string Phase, int Done, double Resident, double Managed, double Tensors, double Handles, double Threads, double Milliseconds);
