using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>Turns the labels of several attributes into one vector of unit length an entry: [N, A] to [N, size].</summary>
/// <remarks>Karras et al. 2020 (arXiv 2006.06676), appendix D: the class enters the mapping network beside z, and D as the vector that its features are projected on.</remarks>
internal sealed class LabelEmbedding : nn.Module<Tensor, Tensor>
{
    private readonly IReadOnlyList<int> _values;
    private readonly EqualizedLinear _linear;

    /// <summary>Builds the embedding with freshly drawn weights.</summary>
    /// <param name="values">How many values each attribute has.</param>
    /// <param name="size">Length of a vector.</param>
    /// <param name="random">Source of the weights.</param>
    internal LabelEmbedding(IReadOnlyList<int> values, int size, Generator random)
        : base(nameof(LabelEmbedding))
    {
        _values = values;
        _linear = new EqualizedLinear(values.Sum(), size, random);
        register_module("linear", _linear);
    }

    /// <summary>[N, A], int64, to [N, size], mean square 1.</summary>
    public override Tensor forward(Tensor labels)
    {
        using var scope = NewDisposeScope();
        var columns = _values.Select((count, attribute) => nn.functional.one_hot(labels.select(1, attribute), count).to(ScalarType.Float32));
        return StyleGanMapping.Normalize(_linear.call(cat([.. columns], 1))).MoveToOuterDisposeScope();
    }
}
