using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Engine;

/// <summary>Group normalisation that starts as the identity: in TorchSharp 0.107.0 its weight and bias are whatever was in memory.</summary>
internal static class GroupNormalization
{
    /// <summary>Makes the layer.</summary>
    /// <param name="groups">Into how many groups the channels fall.</param>
    /// <param name="channels">A multiple of groups.</param>
    /// <returns>The layer, weight 1 and bias 0.</returns>
    /// <remarks>Wu and He 2018, 'Group Normalization' (arXiv 1803.08494), Eq. 6.</remarks>
    internal static GroupNorm Make(long groups, long channels)
    {
        var layer = nn.GroupNorm(groups, channels);
        nn.init.ones_(layer.weight);
        nn.init.zeros_(layer.bias!);
        return layer;
    }
}
