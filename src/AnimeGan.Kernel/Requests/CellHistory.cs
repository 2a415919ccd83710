namespace AnimeGan.Kernel.Requests;

/// <summary>The cells that this session ran, in order.</summary>
internal sealed class CellHistory
{
    private readonly List<Entry> _entries = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Keeps a cell.</summary>
    /// <param name="line">Its execution count.</param>
    /// <param name="input">Its code.</param>
    /// <param name="output">Its result as plain text; null where it had none.</param>
    public void Add(int line, string input, string? output) => _entries.Add(new Entry(line, input, output));

    /// <summary>A cell that was run.</summary>
    /// <param name="Line">Its execution count.</param>
    /// <param name="Input">Its code.</param>
    /// <param name="Output">Its result as plain text; null where it had none.</param>
    internal sealed record Entry(int Line, string Input, string? Output);
}
