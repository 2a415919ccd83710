namespace AnimeGan.Ops;

/// <summary>Memory for what lies between a layer's parts: the team's, and each worker's.</summary>
/// <param name="threads">Workers.</param>
internal sealed unsafe class Workspace(int threads)
{
    private readonly Arena _chunk = new();
    private readonly Arena[] _chunks = [.. Enumerable.Range(0, threads).Select(_ => new Arena())];
    private readonly Arena[] _items = [.. Enumerable.Range(0, threads).Select(_ => new Arena())];

    /// <summary>For sums over a whole batch.</summary>
    public Arena Gradients { get; } = new();

    /// <summary>For a chunk of images.</summary>
    /// <param name="worker">Whose chunk it is; −1 for one in which all take part.</param>
    /// <param name="floats">Numbers.</param>
    public float* Chunk(int worker, nint floats) => (worker < 0 ? _chunk : _chunks[worker]).Floats(floats);

    /// <summary>For an item of a chunk.</summary>
    /// <param name="worker">Who does it.</param>
    /// <param name="floats">Numbers.</param>
    public float* Item(int worker, nint floats) => _items[worker].Floats(floats);
}
