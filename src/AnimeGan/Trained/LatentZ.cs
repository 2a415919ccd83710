using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Trained;

/// <summary>The space that every generator has: vectors of N(0, 1).</summary>
public sealed class LatentZ : ILatentSpace
{
    internal const string SpaceName = "z";
    private readonly double _truncation;

    /// <summary>Opens it.</summary>
    /// <param name="generator">The generator; not owned.</param>
    /// <param name="truncation">ψ of the styles, where there are styles; 1 changes nothing.</param>
    /// <exception cref="ArgumentException">Truncation is asked of a generator without styles.</exception>
    public LatentZ(TrainedGenerator generator, double truncation = 1)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentOutOfRangeException.ThrowIfNegative(truncation);
        if (truncation != 1)
        {
            StyleSpace.Require(generator, "truncation");
        }

        (Generator, _truncation) = (generator, truncation);
    }

    /// <inheritdoc/>
    public string Name => SpaceName;

    /// <inheritdoc/>
    public int Length => Generator.LatentSize;

    /// <inheritdoc/>
    public InterpolationKind Way => InterpolationKind.Spherical;

    /// <inheritdoc/>
    public TrainedGenerator Generator { get; }

    /// <inheritdoc/>
    public Tensor Points(int count, long seed, Tensor? labels = null) => Generator.Latents(count, seed);

    /// <inheritdoc/>
    public Tensor Render(Tensor points, Tensor? labels = null)
    {
        using var scope = NewDisposeScope();
        if (_truncation != 1 && Generator.Network is StyleGanGenerator styles)
        {
            return styles.Synthesize(styles.Broadcast(styles.Truncate(styles.Map(points, labels), _truncation))).MoveToOuterDisposeScope();
        }

        var images = Generator.Network.Generate(points, labels);
        return (Generator.ImagesInMinusOneToOne ? images : (images * 2) - 1).MoveToOuterDisposeScope();
    }
}
