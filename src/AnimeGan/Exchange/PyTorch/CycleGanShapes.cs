using AnimeGan.Training;

namespace AnimeGan.Exchange;

/// <summary>Sizes of a CycleGAN's networks from the shapes of their filters, by the names of its authors' PyTorch code.</summary>
internal static class CycleGanShapes
{
    private const int FirstBlock = 10;

    /// <summary>c7s1-k, d2k, d4k, blocks, u2k, uk, c7s1-3; norms in between have no weights of their own.</summary>
    internal static TrainingRecord OfGenerator(IWeights file, TrainingRecord record)
    {
        var k = file.Shape("model.1.weight")[0];
        var blocks = 0;
        for (; file.Shapes.ContainsKey($"model.{FirstBlock + blocks}.conv_block.1.weight"); blocks++)
        {
            var block = $"model.{FirstBlock + blocks}.conv_block.";
            file.Require(!file.Shapes.ContainsKey(block + "6.weight"), "its blocks have dropout, which the kit's have not; it was trained without --no_dropout");
            file.RequireShape(block + "1.weight", 4 * k, 4 * k, 3, 3);
            file.RequireShape(block + "5.weight", 4 * k, 4 * k, 3, 3);
        }

        var after = FirstBlock + blocks;
        file.RequireShape("model.1.weight", k, 3, 7, 7);
        file.RequireShape("model.4.weight", 2 * k, k, 3, 3);
        file.RequireShape("model.7.weight", 4 * k, 2 * k, 3, 3);
        file.RequireShape($"model.{after}.weight", 4 * k, 2 * k, 3, 3);
        file.RequireShape($"model.{after + 3}.weight", 2 * k, k, 3, 3);
        file.RequireShape($"model.{after + 7}.weight", 3, k, 7, 7);
        return record with { BaseWidth = file.Number(k), CycleGan = record.CycleGan with { Blocks = blocks, Residual = false } };
    }

    /// <summary>Filters of 4×4 at model.0, model.2, model.5, …: C64-C128-C256-C512 and the logits.</summary>
    internal static TrainingRecord OfDiscriminator(IWeights file, TrainingRecord record)
    {
        var width = file.Shape("model.0.weight")[0];
        var filters = 1;
        while (file.Shapes.ContainsKey($"model.{(3 * filters) - 1}.weight"))
        {
            filters++;
        }

        long Width(int layer) => width << Math.Min(layer, 3);
        var layers = filters - 2;
        file.RequireShape("model.0.weight", width, 3, 4, 4);
        for (var layer = 1; layer <= layers; layer++)
        {
            file.RequireShape($"model.{(3 * layer) - 1}.weight", Width(layer), Width(layer - 1), 4, 4);
        }

        file.RequireShape($"model.{(3 * layers) + 2}.weight", 1, Width(layers), 4, 4);
        return record with { CycleGan = record.CycleGan with { DiscriminatorWidth = file.Number(width), DiscriminatorLayers = layers } };
    }
}
