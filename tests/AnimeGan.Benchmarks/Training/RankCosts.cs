using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Benchmarks.Training;

/// <summary>What several ranks would say to one another in a step, counted in the networks and not measured: a ring of so many ranks moves 2 (n − 1) / n of what is summed.</summary>
internal sealed class RankCosts : IBenchmark
{
    private static readonly int[] _sizes = [8, 64, 512];
    private static readonly double[] _gigabits = [10, 100];

    /// <inheritdoc />
    public string Name => "rank-costs";

    /// <inheritdoc />
    public string Description => "bytes a step and their time on 10 and 100 Gbit/s by which 8, 64 and 512 ranks train together, each family at 64x64 with its own defaults; counted";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        ResultTable.Line($"family | parameters of G, D | summed a step | 8, 64, 512 ranks: bytes a rank | ms at 10 Gbit/s | ms at 100 Gbit/s");
        foreach (var (name, gradients, statistics) in Families())
        {
            var summed = (sizeof(float) * (gradients.G + gradients.D)) + (sizeof(double) * statistics);
            var bytes = _sizes.Select(size => 2.0 * (size - 1) / size * summed).ToArray();
            ResultTable.Line($"{name} | {gradients.G / 1e6:0.00} M, {gradients.D / 1e6:0.00} M | {summed / 1e6:0.0} MB | {Join(bytes.Select(some => $"{some / 1e6:0.0} MB"))} | {string.Join(" | ", _gigabits.Select(rate => Join(bytes.Select(some => $"{some * 8 / rate / 1e6:0.0}"))))}");
        }

        return true;
    }

    private static string Join(IEnumerable<string> words) => string.Join(", ", words);

    // Numbers of gradients, and of statistics that layers sum: each normalised layer a mean and a square for each channel forward, and as many backward.
    private static IEnumerable<(string Name, (long G, long D) Gradients, long Statistics)> Families()
    {
        foreach (var model in TrainingRecord.Models)
        {
            using var scope = NewDisposeScope();
            var record = TrainingRecord.For(model) with { ImageSize = 64 };
            if (model == "cyclegan")
            {
                var networks = new CycleGanNetworks(record.CycleGanOptions, new Generator(1));
                yield return (model, (Count(networks.Generators), Count(networks.Discriminators)), 0);
                continue;
            }

            var scheme = new LabelScheme([new LabelColumn("hair_color", ["black", "brown", "blond", "red", "blue", "pink", "green", "white"])]);
            var (G, D) = NetworkFactory.Create(record, model == "conditional" ? scheme : null, new Generator(1));

            // G's layers once forward and once back; D's three times each: on real and generated pictures, and for G.
            yield return (model, (Count(G.Network), Count(D.Network)), 4 * (Channels(G.Network) + (3 * Channels(D.Network))));
        }
    }

    private static long Count(nn.Module network) => network.parameters().Sum(parameter => parameter.numel());

    private static long Channels(nn.Module network) => network.modules().OfType<BatchNorm>().Sum(norm => norm.weight!.numel());
}
