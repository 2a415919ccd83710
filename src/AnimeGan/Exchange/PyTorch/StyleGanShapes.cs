using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>Sizes and names of StyleGAN2-ADA's generator, in its authors' PyTorch code.</summary>
internal static class StyleGanShapes
{
    /// <summary>Widths from the filters of each resolution, lengths of z and w from the mapping network.</summary>
    internal static TrainingRecord OfGenerator(IWeights file, TrainingRecord record)
    {
        file.Require(!file.Shapes.ContainsKey("mapping.embed.weight"), "it takes labels, and nothing in it says what they mean");
        file.Require(!file.Shapes.Keys.Any(name => name.StartsWith("synthesis.", StringComparison.Ordinal) && name.Contains(".skip.", StringComparison.Ordinal)), "its synthesis network is residual; the kit's adds the colours of all resolutions (architecture 'skip')");
        RequireFilter(file);
        var (z, style) = (file.Shape("mapping.fc0.weight", 2)[1], file.Shape("mapping.fc0.weight", 2)[0]);
        var layers = 1;
        for (; file.Shapes.ContainsKey($"mapping.fc{layers}.weight"); layers++)
        {
            file.RequireShape($"mapping.fc{layers}.weight", style, style);
        }

        var widths = Widths(file, style);
        var last = widths.Keys.Max();
        var (highest, most) = (widths[last], widths.Values.Max());
        foreach (var (resolution, width) in widths)
        {
            file.Require(width == Math.Min(most, highest * (last / resolution)), $"its widths are not doubled at each halving up to {most}: {width} at {resolution}×{resolution}");
        }

        return record with
        {
            ImageSize = last,
            ImageHeight = 0,
            LatentSize = file.Number(z),
            BaseWidth = file.Number(2 * highest),
            StyleGan = record.StyleGan with { Architecture = StyleGanOptions.ModulatedArchitecture, StyleSize = file.Number(style), MappingLayers = layers, MaxWidth = file.Number(most), Noise = file.Shapes.ContainsKey("synthesis.b4.conv1.noise_strength") },
        };
    }

    /// <summary>conv4 is b4.conv1, up8 is b8.conv0, rgb8 is b8.torgb; noise as the kit scales it; filters and fixed noise are the kit's own.</summary>
    internal static IReadOnlyList<WeightName> Names(nn.Module network)
    {
        List<WeightName> names = [];
        foreach (var (name, tensor) in NamedTensor.Of(network))
        {
            var parts = name.Split('.', 3);
            var foreign = parts switch
            {
                ["averageStyle"] => "mapping.w_avg",
                ["pathLength"] => null,
                ["mapping", var layer, var rest] => $"mapping.fc{int.Parse(layer["layer".Length..], System.Globalization.CultureInfo.InvariantCulture) - 1}.{rest}",
                ["synthesis", "constant"] => "synthesis.b4.const",
                ["synthesis", var layer, var rest] => $"synthesis.{Block(layer)}.{(rest == "noise.strength" ? "noise_strength" : rest)}",
                _ => throw new InvalidOperationException($"{name} has no name there."),
            };
            names.Add(new WeightName(name, foreign, Scale: name.EndsWith("noise.strength", StringComparison.Ordinal) ? 1 / StyleNoise.StrengthRate : 1));
            if (parts is ["synthesis", var own, "weight"])
            {
                names.Add(new WeightName(null, $"synthesis.{Block(own)}.resample_filter"));
                names.Add(new WeightName(null, $"synthesis.{Block(own)}.noise_const"));
                names.Add(new WeightName(null, $"synthesis.{Block(own).Split('.')[0]}.resample_filter"));
            }
        }

        return [.. names.DistinctBy(name => (name.Own, name.Own is null ? name.Foreign : null))];
    }

    // What doubles the kit's pictures.
    private static void RequireFilter(IWeights file)
    {
        const string Name = "synthesis.b4.resample_filter";
        if (!file.Shapes.ContainsKey(Name))
        {
            return;
        }

        file.RequireShape(Name, 4, 4);
        using var scope = NewDisposeScope();
        var taps = tensor(new[] { 1f, 3, 3, 1 }) / 8;
        file.Require(file.Read(Name).to(ScalarType.Float32).allclose(taps.outer(taps)), "its pictures are doubled by another filter than [1, 3, 3, 1]");
    }

    private static string Block(string layer) => layer switch
    {
        "conv4" => "b4.conv1",
        _ when layer.StartsWith("up", StringComparison.Ordinal) => $"b{layer[2..]}.conv0",
        _ when layer.StartsWith("conv", StringComparison.Ordinal) => $"b{layer[4..]}.conv1",
        _ => $"b{layer["rgb".Length..]}.torgb",
    };

    private static Dictionary<int, long> Widths(IWeights file, long style)
    {
        Dictionary<int, long> widths = [];
        for (var resolution = 4; file.Shapes.ContainsKey($"synthesis.b{resolution}.conv1.weight"); resolution *= 2)
        {
            var width = file.Shape($"synthesis.b{resolution}.conv1.weight", 4)[0];
            file.RequireShape($"synthesis.b{resolution}.conv1.weight", width, width, 3, 3);
            file.RequireShape($"synthesis.b{resolution}.conv1.affine.weight", width, style);
            file.RequireShape($"synthesis.b{resolution}.torgb.weight", 3, width, 1, 1);
            if (widths.TryGetValue(resolution / 2, out var below))
            {
                file.RequireShape($"synthesis.b{resolution}.conv0.weight", width, below, 3, 3);
            }

            widths.Add(resolution, width);
        }

        file.Require(widths.Count > 0, "it has no synthesis.b4.conv1.weight");
        return widths;
    }
}
