using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>A unit that is the largest of several linear pieces: it learns its own convex activation.</summary>
/// <remarks>Goodfellow et al. 2013, 'Maxout Networks' (arXiv 1302.4389), section 3; the linear pieces are the layer before it.</remarks>
internal sealed class Maxout(int pieces) : nn.Module<Tensor, Tensor>(nameof(Maxout))
{
    /// <summary>Linear pieces of a unit.</summary>
    internal int Pieces => pieces;

    /// <summary>Keeps the largest of each unit's neighbouring pieces: [N, K · pieces] to [N, K].</summary>
    public override Tensor forward(Tensor x)
    {
        // [N, K · pieces] to [N, K, pieces]
        using var grouped = x.view(x.shape[0], -1, pieces);
        return grouped.amax([2]);
    }
}
