using System.Globalization;
using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Playground;

/// <summary>What of a game's options the page has.</summary>
internal static class GameOptions
{
    /// <summary>Throws where the page would play another game than the options say.</summary>
    /// <exception cref="ArgumentException">The message names what the page does not have.</exception>
    internal static void Check(PlanarGanOptions options)
    {
        if (Missing(options).FirstOrDefault(entry => entry.Asked) is { Name: { } name })
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The page has no {name}; leave it at its default, or play the game with PlanarGan."), nameof(options));
        }
    }

    private static IEnumerable<(string Name, bool Asked)> Missing(PlanarGanOptions options)
    {
        var (networks, r) = (options.Networks, options.Regularization);
        return
        [
            ($"objective '{options.Objective}', which was registered", !GanObjectives.BuiltIn.Contains(options.Objective)),
            ("LatentBits", options.LatentBits > 0),
            ("LatentScale", options.LatentScale != 1),
            ("Networks.LatentSize other than 2", networks.LatentSize != 2),
            ("GeneratorBatchNorm", networks.GeneratorBatchNorm),
            ("Tanh", networks.Tanh),
            ("MaxoutPieces", networks.MaxoutPieces > 1),
            ("SpectralNorm", networks.SpectralNorm),
            ("Packing", networks.Packing > 1 || r.Packing > 1),
            ("InstanceNoise", r.InstanceNoise > 0),
            ("TopK", r.TopK < 1),
            ("Regularization.Every", r.Every != 1),
            ("DecayFrom", options.DecayFrom < 1),
            ("AverageHalfLife", options.AverageHalfLife > 0),
        ];
    }
}
