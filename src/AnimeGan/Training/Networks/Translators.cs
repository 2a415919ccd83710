using AnimeGan.Imaging;
using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>A generator each way, to translate with and not to train.</summary>
internal sealed class Translators : IDisposable
{
    private const int BatchSize = 32;
    private readonly CycleGanGenerator _aToB;
    private readonly CycleGanGenerator _bToA;

    /// <summary>Builds both with freshly drawn weights, in evaluation mode and without gradients of their parameters.</summary>
    internal Translators(CycleGanOptions options, Generator random)
    {
        (_aToB, _bToA) = (new CycleGanGenerator(options, random), new CycleGanGenerator(options, random));
        Both = CycleGanNetworks.BothWays(_aToB, _bToA);
        Both.eval();
        foreach (var parameter in Both.parameters())
        {
            parameter.requires_grad = false;
        }
    }

    /// <summary>Both as one module, "ab" and "ba".</summary>
    internal nn.Module Both { get; }

    /// <summary>Translates pictures, in batches that bound the memory.</summary>
    internal IReadOnlyList<RgbImage> Translate(IReadOnlyList<RgbImage> pictures, Translation direction)
    {
        using var noGradient = no_grad();
        var generator = direction == Translation.AToB ? _aToB : _bToA;
        var result = new List<RgbImage>(pictures.Count);
        foreach (var part in pictures.Chunk(BatchSize))
        {
            using var scope = NewDisposeScope();
            result.AddRange(ImageTensors.ToImages(generator.call(ImageTensors.FromImages(part))));
        }

        return result;
    }

    /// <summary>Three rows: the pictures, their translations, and what these become on the way back.</summary>
    internal IReadOnlyList<IReadOnlyList<RgbImage>> Cycle(IReadOnlyList<RgbImage> pictures, Translation direction)
    {
        var there = Translate(pictures, direction);
        return [pictures, there, Translate(there, direction == Translation.AToB ? Translation.BToA : Translation.AToB)];
    }

    /// <inheritdoc/>
    public void Dispose() => Both.Dispose();
}
