using AnimeGan.Imaging;
using AnimeGan.Models;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Trained;

/// <summary>W, the space of StyleGAN's styles, where directions have meanings; and W+, one style for each layer.</summary>
/// <remarks>Karras et al. 2019, arXiv 1812.04948, sections 2 and 4. Labels are part of the style already, so drawing takes none.</remarks>
public sealed class StyleSpace : ILatentSpace
{
    internal const string SpaceName = "w";
    private readonly StyleGanGenerator _network;
    private readonly double _truncation;

    /// <summary>Opens it.</summary>
    /// <param name="generator">A StyleGAN's generator; not owned.</param>
    /// <param name="truncation">ψ of the points of a seed; points that are given are drawn as they are.</param>
    /// <exception cref="ArgumentException">The generator has no styles.</exception>
    public StyleSpace(TrainedGenerator generator, double truncation = 1)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentOutOfRangeException.ThrowIfNegative(truncation);
        _network = Require(generator, "the space w");
        (Generator, _truncation) = (generator, truncation);
    }

    /// <inheritdoc/>
    public string Name => SpaceName;

    /// <inheritdoc/>
    public int Length => _network.Options.StyleSize;

    /// <summary>Styles that a picture takes, from coarse to fine.</summary>
    public int Layers => _network.Layers;

    /// <inheritdoc/>
    public InterpolationKind Way => InterpolationKind.Linear;

    /// <inheritdoc/>
    public TrainedGenerator Generator { get; }

    /// <summary>Whether a generator has styles.</summary>
    /// <param name="generator">Any.</param>
    public static bool Exists(TrainedGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return generator.Network is StyleGanGenerator;
    }

    /// <inheritdoc/>
    public Tensor Points(int count, long seed, Tensor? labels = null)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return _network.Truncate(_network.Map(Generator.Latents(count, seed), labels), _truncation).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Render(Tensor points, Tensor? labels = null)
    {
        using var layers = Broadcast(points);
        return _network.Synthesize(layers);
    }

    /// <summary>Gives every layer the same style.</summary>
    /// <param name="points">[N, Length].</param>
    /// <returns>[N, Layers, Length], a view; the caller's to dispose of.</returns>
    public Tensor Broadcast(Tensor points) => _network.Broadcast(points);

    /// <summary>Draws pictures from one style for each layer; without gradients.</summary>
    /// <param name="layers">[N, Layers, Length].</param>
    public IReadOnlyList<RgbImage> DrawLayers(Tensor layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return GeneratorSampling.Draw(layers, null, (part, _) => _network.Synthesize(part));
    }

    /// <summary>The network, or the reason why what is asked for cannot be had.</summary>
    internal static StyleGanGenerator Require(TrainedGenerator generator, string what) =>
        generator.Network as StyleGanGenerator
            ?? throw new ArgumentException($"A generator of '{generator.Model}' has no styles, which {what} needs; train one with 'animegan train --model stylegan'.", nameof(generator));
}
