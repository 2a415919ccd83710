using AnimeGan.Data;
using AnimeGan.Distributed;
using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>What of a training is drawn, read and normalised for the whole batch where ranks have shares of it; with one rank all as ever.</summary>
internal static class SharedBatches
{
    /// <summary>Reads this rank's share of the batches that one process would read.</summary>
    internal static BatchReader Read(TrainingRecord record, ImageSet images, long seed, Ranks ranks)
    {
        var sampler = new BatchSampler(images.Count, record.BatchSize, seed, record.HorizontalFlip);
        return ranks.Size == 1
            ? new BatchReader(images, sampler, record.BatchSize)
            : new BatchReader(images, sampler, record.BatchSize / ranks.Size, batch => batch with { Indices = [.. ranks.OwnOf(batch.Indices)], Flips = [.. ranks.OwnOf(batch.Flips)] });
    }

    /// <summary>A generator from which each rank gets its rows of what is drawn for all; takes over the one given.</summary>
    internal static Generator Draw(Generator random, Ranks ranks)
    {
        if (ranks.Size == 1)
        {
            return random;
        }

        using (random)
        {
            return new RankedGenerator(random, ranks);
        }
    }

    /// <summary>Lets networks normalise by the whole batch's statistics, where the record says so.</summary>
    /// <exception cref="ArgumentException">A network of somebody else's normalises batches where it cannot be told.</exception>
    internal static void Normalize(TrainingRecord record, Ranks ranks, params nn.Module[] networks)
    {
        if (ranks.Size == 1 || !record.Ranks.Synchronizes)
        {
            return;
        }

        foreach (var network in networks)
        {
            List<FusableLayers> stacks = [.. network.modules().OfType<FusableLayers>()];
            var told = stacks.SelectMany(stack => stack.modules()).OfType<BatchNorm>().Count();
            if (network.modules().OfType<BatchNorm>().Count() > told)
            {
                throw new ArgumentException($"{network.GetName()} has batch normalisation that the kit cannot synchronise over {ranks.Size} ranks; set Ranks.BatchNorm to \"local\".", nameof(record));
            }

            stacks.ForEach(stack => stack.Synchronize(ranks));
        }
    }
}
