using AnimeGan.Files;
using AnimeGan.Seeds;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>A store of earlier translated pictures, so that a discriminator does not forget what generators used to do.</summary>
/// <remarks>
/// Shrivastava et al. 2017 (arXiv 1612.07828), section 2.3, as CycleGAN uses it (Zhu et al. 2017, arXiv 1703.10593, section
/// 4): until it is full each picture is stored and returned; then, with probability 1/2, a stored picture is returned and the
/// new one takes its place. The choice is a pure function of (seed, pictures seen), so the state is the pictures and that count.
/// </remarks>
internal sealed class ImagePool : IDisposable
{
    private readonly long _seed;
    private readonly long _stream;
    private readonly Tensor? _images;

    /// <summary>Starts empty.</summary>
    /// <param name="capacity">Pictures kept; 0 for none.</param>
    /// <param name="channels">Of a picture.</param>
    /// <param name="columns">Pixels across.</param>
    /// <param name="seed">Of the choices.</param>
    /// <param name="stream">Tells pools with one seed apart.</param>
    /// <param name="rows">Pixels down; 0 for as many as across.</param>
    internal ImagePool(int capacity, int channels, int columns, long seed, long stream, int rows = 0)
    {
        (Capacity, _seed, _stream) = (capacity, seed, stream);
        _images = capacity > 0 ? zeros(capacity, channels, rows > 0 ? rows : columns, columns).DetachFromDisposeScope() : null;
    }

    /// <summary>Pictures kept once it is full.</summary>
    internal int Capacity { get; }

    /// <summary>Pictures that have gone through it.</summary>
    internal long Seen { get; private set; }

    /// <summary>Stores new pictures and returns as many, each new or stored.</summary>
    /// <param name="images">[N, C, H, W], float32, without a gradient.</param>
    /// <returns>[N, C, H, W]; the caller's.</returns>
    internal Tensor Exchange(Tensor images)
    {
        using var noGradient = no_grad();
        var result = images.clone();
        for (var n = 0L; _images is not null && n < images.shape[0]; n++, Seen++)
        {
            using var image = images.select(0, n);
            if (Seen < Capacity)
            {
                using var free = _images.select(0, Seen);
                free.copy_(image);
                continue;
            }

            var random = new SplitMix64(_seed, Seen, _stream);
            if ((random.Next() >> 63) == 0)
            {
                continue;
            }

            using var stored = _images.select(0, random.Below(Capacity));
            using var shown = result.select(0, n);
            shown.copy_(stored);
            stored.copy_(image);
        }

        return result;
    }

    /// <summary>All that it remembers, under a name; the count is a new tensor of the caller's dispose scope.</summary>
    internal IEnumerable<NamedTensor> Capture(string name) =>
        _images is null ? [] : [new($"{name}.images", _images), new($"{name}.seen", tensor(Seen))];

    /// <summary>Puts back what <see cref="Capture"/> gave.</summary>
    internal void Restore(string name, SafeTensorsFile file)
    {
        if (_images is null)
        {
            return;
        }

        file.ReadInto(new NamedTensor($"{name}.images", _images));
        using var seen = file.Read($"{name}.seen");
        Seen = seen.item<long>();
    }

    /// <inheritdoc/>
    public void Dispose() => _images?.Dispose();
}
