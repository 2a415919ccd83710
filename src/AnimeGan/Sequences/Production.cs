namespace AnimeGan.Sequences;

/// <summary>One rule of a grammar: what a symbol may become.</summary>
/// <param name="Left">The symbol.</param>
/// <param name="Right">Symbols and words that may stand for it, at least one.</param>
public sealed record Production(string Left, IReadOnlyList<string> Right)
{
    /// <summary>As it is written: "NP1 -> D1 N1".</summary>
    public override string ToString() => $"{Left} -> {string.Join(' ', Right)}";
}
