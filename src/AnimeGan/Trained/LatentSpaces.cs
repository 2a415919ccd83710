using AnimeGan.Imaging;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Trained;

/// <summary>Opens spaces by name, and draws from any of them.</summary>
/// <example>
/// <code>
/// using (var generator = TrainedGenerator.Load("runs/style"))
/// {
///     var w = LatentSpaces.Open(generator, truncation: 0.7);
///     display($"{w.Name}, {w.Length} numbers");
///     display(DatasetGrid.Create(w.Draw(w.Points(8, seed: 7))));
/// }
/// </code>
/// </example>
public static class LatentSpaces
{
    /// <summary>The spaces' names.</summary>
    public static IReadOnlyList<string> Names { get; } = [LatentZ.SpaceName, StyleSpace.SpaceName];

    /// <summary>Opens a space.</summary>
    /// <param name="generator">The generator; not owned.</param>
    /// <param name="name">One of <see cref="Names"/>; null for the best that the generator has: w where there are styles.</param>
    /// <param name="truncation">ψ, 0 to 1 and above; other than 1 only where there are styles.</param>
    /// <exception cref="ArgumentException">There is no such space, or the generator has no styles.</exception>
    public static ILatentSpace Open(TrainedGenerator generator, string? name = null, double truncation = 1)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return (name ?? (StyleSpace.Exists(generator) ? StyleSpace.SpaceName : LatentZ.SpaceName)) switch
        {
            LatentZ.SpaceName => new LatentZ(generator, truncation),
            StyleSpace.SpaceName => new StyleSpace(generator, truncation),
            _ => throw new ArgumentException($"There is no space '{name}'; there are {string.Join(" and ", Names)}.", nameof(name)),
        };
    }

    /// <summary>Draws pictures in batches that bound the memory; without gradients.</summary>
    /// <param name="space">Where the points are.</param>
    /// <param name="points">[N, Length].</param>
    /// <param name="labels">[N, A], int64, for a generator with labels; else null.</param>
    public static IReadOnlyList<RgbImage> Draw(this ILatentSpace space, Tensor points, Tensor? labels = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(points);
        return GeneratorSampling.Draw(points, labels, space.Render);
    }
}
