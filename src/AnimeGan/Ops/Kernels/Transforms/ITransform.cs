namespace AnimeGan.Ops;

/// <summary>Winograd's minimal filtering on a line: so many outputs of a filter with so many taps, by outputs + taps − 1 multiplications.</summary>
/// <remarks>
/// Winograd 1980, 'Arithmetic Complexity of Computations'; Lavin and Gray 2016 (arXiv 1509.09308), section 4. For y[i] = Σ over k of
/// d[i + k] g[k]: y = A′ ((B′ d) ⊙ (G g)). Training needs the adjoints too: dd = B ((A dy) ⊙ (G g)), dg = G′ ((B′ d) ⊙ (A dy)).
/// Numbers of a line lie a step apart. A method reads all of them before it writes.
/// </remarks>
internal unsafe interface ITransform
{
    /// <summary>Outputs of a tile.</summary>
    static abstract int Outputs { get; }

    /// <summary>Taps of the filter.</summary>
    static abstract int Taps { get; }

    /// <summary>B′ d.</summary>
    static abstract void Input<V>(float* d, nint step, float* v, nint apart)
        where V : unmanaged, IVector<V>;

    /// <summary>d += B v.</summary>
    static abstract void AddInputAdjoint<V>(float* v, nint apart, float* d, nint step)
        where V : unmanaged, IVector<V>;

    /// <summary>A′ m.</summary>
    static abstract void Output<V>(float* m, nint apart, float* y, nint step)
        where V : unmanaged, IVector<V>;

    /// <summary>A y.</summary>
    static abstract void OutputAdjoint<V>(float* y, nint step, float* m, nint apart)
        where V : unmanaged, IVector<V>;

    /// <summary>G g.</summary>
    static abstract void Filter<V>(float* g, nint step, float* u, nint apart)
        where V : unmanaged, IVector<V>;

    /// <summary>G′ u.</summary>
    static abstract void FilterAdjoint<V>(float* u, nint apart, float* g, nint step)
        where V : unmanaged, IVector<V>;
}
