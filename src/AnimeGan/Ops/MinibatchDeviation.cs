using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>Tells each sample how much its batch varies, so that a discriminator sees a lack of variety.</summary>
/// <remarks>Karras et al. 2018, 'Progressive Growing of GANs' (arXiv 1710.10196), section 3, with groups as in Karras et al. 2020 (arXiv 1912.04958).</remarks>
internal static class MinibatchDeviation
{
    /// <summary>Appends one channel: the standard deviation over a group of samples, averaged over channels and pixels.</summary>
    /// <param name="x">Activations, [N, C, H, W], float32.</param>
    /// <param name="group">Samples in a group, at least 1; where N is no multiple, the largest smaller group that divides N.</param>
    /// <returns>[N, C + 1, H, W].</returns>
    /// <exception cref="ArgumentOutOfRangeException">group is less than 1.</exception>
    public static Tensor Append(Tensor x, int group)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(group, 1);
        using var scope = NewDisposeScope();
        var (samples, channels, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        var members = Math.Min(group, samples);
        while (samples % members != 0)
        {
            members--;
        }

        // [N, C, H, W] to [members, groups, C, H, W] to one number for each group
        var grouped = x.view(members, samples / members, channels, height, width);
        var deviation = (grouped - grouped.mean([0], keepdim: true)).square().mean([0]).add(1e-8).sqrt().mean([1, 2, 3]);
        var channel = deviation.repeat(members).view(samples, 1, 1, 1).expand(samples, 1, height, width);
        return cat([x, channel], 1).MoveToOuterDisposeScope();
    }
}
