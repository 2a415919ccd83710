using AnimeGan.Engine;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>CycleGAN's four networks: a generator each way and a discriminator of each domain.</summary>
/// <remarks>Zhu et al. 2017 (arXiv 1703.10593), figure 3: G is <see cref="AToB"/>, F is <see cref="BToA"/>, with D_X = <see cref="JudgeA"/> and D_Y = <see cref="JudgeB"/>.</remarks>
public sealed class CycleGanNetworks : IDisposable
{
    /// <summary>Builds the networks with freshly drawn weights.</summary>
    /// <param name="options">Sizes.</param>
    /// <param name="random">Source of the weights.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public CycleGanNetworks(CycleGanOptions options, Generator random)
    {
        AToB = new CycleGanGenerator(options, random);
        BToA = new CycleGanGenerator(options, random);
        JudgeA = new CycleGanDiscriminator(options, random);
        JudgeB = new CycleGanDiscriminator(options, random);
        Generators = BothWays(AToB, BToA);
        Discriminators = new ModuleGroup(("a", JudgeA), ("b", JudgeB));
    }

    /// <summary>G_AB, from pictures of domain A to pictures of domain B.</summary>
    public CycleGanGenerator AToB { get; }

    /// <summary>G_BA, from pictures of domain B to pictures of domain A.</summary>
    public CycleGanGenerator BToA { get; }

    /// <summary>D_A, which tells pictures of A from translated ones.</summary>
    public CycleGanDiscriminator JudgeA { get; }

    /// <summary>D_B, which tells pictures of B from translated ones.</summary>
    public CycleGanDiscriminator JudgeB { get; }

    /// <summary>Both generators, "ab" and "ba": one optimiser moves them.</summary>
    public nn.Module Generators { get; }

    /// <summary>Both discriminators, "a" and "b": one optimiser moves them.</summary>
    public nn.Module Discriminators { get; }

    /// <summary>A generator each way as one module, "ab" and "ba": as an optimiser, an average and a file see them. Disposes of both.</summary>
    internal static nn.Module BothWays(CycleGanGenerator aToB, CycleGanGenerator bToA) => new ModuleGroup(("ab", aToB), ("ba", bToA));

    /// <inheritdoc/>
    public void Dispose()
    {
        Generators.Dispose();
        Discriminators.Dispose();
    }
}
