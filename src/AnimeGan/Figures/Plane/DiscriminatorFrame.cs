namespace AnimeGan.Figures;

/// <summary>What a discriminator of points in a plane believes at one step of training, and where the generator's points lie.</summary>
/// <param name="Step">The training step.</param>
/// <param name="Scores">D at each point of <see cref="DiscriminatorMap.GridPoints"/>, in its order, 0 to 1.</param>
/// <param name="Generated">The generator's points as pairs: x, y, x, y and so on, as a tensor [N, 2] holds them.</param>
public sealed record DiscriminatorFrame(long Step, IReadOnlyList<float> Scores, IReadOnlyList<float> Generated);
