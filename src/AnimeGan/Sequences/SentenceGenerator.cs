using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Sequences;

/// <summary>A generator of sentences: a multi-layer perceptron from a latent vector to logits, a word drawn by them in each place.</summary>
/// <remarks>Kusner, Hernández-Lobato 2016 (arXiv 1611.04051), section 3. Departs: a perceptron instead of an LSTM, since sentences are short and their places known.</remarks>
public sealed class SentenceGenerator : nn.Module<Tensor, Tensor>, IGenerator
{
    private readonly VanillaGenerator _logits;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="options">Sizes; a sample's shape is [V, T], the words and the places of a sentence.</param>
    /// <param name="straightThrough">Whether D is shown one word a place in training, or shares of all.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public SentenceGenerator(VanillaGanOptions options, bool straightThrough, Generator random)
        : base(nameof(SentenceGenerator))
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options is { SampleShape: not [_, _] } or { Tanh: true })
        {
            throw new ArgumentException("A sentence's logits are [V, T] and unbounded; set SampleShape to the number of words and of places, and Tanh to false.", nameof(options));
        }

        _logits = new VanillaGenerator(options, random);
        StraightThrough = straightThrough;
        register_module("logits", _logits);
    }

    /// <summary>Whether D is shown one word a place in training, or shares of all.</summary>
    public bool StraightThrough { get; }

    /// <summary>Of the Gumbel-softmax, above 0; 1 to begin with.</summary>
    public double Temperature { get; set; } = 1;

    /// <inheritdoc/>
    public int LatentSize => _logits.LatentSize;

    /// <summary>How likely each word is in each place.</summary>
    /// <param name="z">Latent vectors, [N, LatentSize], float32; +1 and −1 in <see cref="SentenceGan"/>.</param>
    /// <returns>Logits, [N, V, T], float32, unbounded.</returns>
    public override Tensor forward(Tensor z) => _logits.call(z);

    /// <summary>Writes sentences: with a source of noise as drawn by <see cref="GumbelSoftmax"/>, without one the likeliest word in each place.</summary>
    /// <param name="z">Latent vectors, [N, LatentSize], float32; +1 and −1 in <see cref="SentenceGan"/>.</param>
    /// <param name="labels">Not read; [N, A], or null.</param>
    /// <param name="random">Source of the noise, or null.</param>
    /// <returns>[N, V, T], float32, each place summing to 1.</returns>
    public Tensor Generate(Tensor z, Tensor? labels = null, Generator? random = null)
    {
        using var logits = call(z);
        return random is null ? GumbelSoftmax.Likeliest(logits) : GumbelSoftmax.Sample(logits, Temperature, random, StraightThrough);
    }
}
