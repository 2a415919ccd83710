using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Keeps one network as the moving average of another, normalisation statistics included.</summary>
/// <remarks>
/// Weights of a GAN circle around their equilibrium; their average draws better pictures (Yazıcı et al. 2018, arXiv
/// 1806.04498; Karras et al. 2018, arXiv 1710.10196, section 6.1). Parameters and floating-point buffers (batch
/// normalisation's running mean and variance) are averaged with the same weight; whole-number buffers are copied.
/// The half-life is counted in images, as in Karras et al. 2019 (arXiv 1912.04958), so it does not depend on the batch size.
/// </remarks>
public sealed class ExponentialMovingAverage
{
    private readonly NamedTensor[] _source;
    private readonly NamedTensor[] _average;
    private readonly double _halfLifeImages;
    private readonly double _rampUp;

    /// <summary>Binds an average to its source and starts it as a copy.</summary>
    /// <param name="source">The network in training.</param>
    /// <param name="average">Another instance of the same architecture.</param>
    /// <param name="halfLifeImages">Images after which half of the average has been replaced, above 0.</param>
    /// <param name="rampUp">The half-life is at most this share of the images seen, above 0; infinity switches it off.</param>
    /// <exception cref="ArgumentException">The two networks have different tensors.</exception>
    public ExponentialMovingAverage(nn.Module source, nn.Module average, double halfLifeImages, double rampUp)
    {
        _source = [.. NamedTensor.Of(source)];
        _average = [.. NamedTensor.Of(average)];
        if (!_source.Select(tensor => tensor.Name).SequenceEqual(_average.Select(tensor => tensor.Name)))
        {
            throw new ArgumentException("The averaged network must have the source's tensors; build both from the same options.", nameof(average));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLifeImages);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rampUp);
        _halfLifeImages = halfLifeImages;
        _rampUp = rampUp;

        using var noGradient = no_grad();
        for (var i = 0; i < _source.Length; i++)
        {
            _average[i].Tensor.copy_(_source[i].Tensor);
        }
    }

    /// <summary>How much of the old average stays: 0.5^(batch / half-life).</summary>
    /// <param name="imagesSeen">Images seen up to and including this batch.</param>
    /// <param name="batch">Images in this batch.</param>
    public double Keep(long imagesSeen, int batch)
    {
        var halfLife = Math.Min(_halfLifeImages, imagesSeen * _rampUp);
        return Math.Pow(0.5, batch / halfLife);
    }

    /// <summary>Moves the average towards the source by one batch.</summary>
    /// <param name="imagesSeen">Images seen up to and including this batch.</param>
    /// <param name="batch">Images in this batch.</param>
    public void Update(long imagesSeen, int batch)
    {
        var keep = Keep(imagesSeen, batch);
        using var noGradient = no_grad();
        for (var i = 0; i < _source.Length; i++)
        {
            var (average, source) = (_average[i].Tensor, _source[i].Tensor);
            if (average.is_floating_point())
            {
                average.mul_(keep).add_(source, alpha: 1 - keep);
            }
            else
            {
                average.copy_(source);
            }
        }
    }
}
