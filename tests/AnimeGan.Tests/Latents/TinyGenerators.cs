using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Trained;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Latents;

/// <summary>Generators that no training is needed for.</summary>
internal static class TinyGenerators
{
    /// <summary>An untrained StyleGAN of 32 pixels; its average style is that of some vectors.</summary>
    public static TrainedGenerator StyleGan()
    {
        using var random = new Generator(11);
        var network = new StyleGanGenerator(new StyleGanOptions { ImageSize = 32, LatentSize = 16, StyleSize = 16, BaseWidth = 8, MaxWidth = 16, MappingLayers = 2 }, random);
        network.eval();
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var parameter in network.parameters())
        {
            parameter.requires_grad = false;
        }

        network.AverageStyle.copy_(network.Map(randn([500, 16], generator: random)).mean([0L]));
        return TrainedGenerator.Of(new TrainingRecord { Model = "stylegan", ImageSize = 32 }, network);
    }

    /// <summary>An untrained DCGAN of 16 pixels.</summary>
    public static TrainedGenerator Dcgan()
    {
        using var random = new Generator(12);
        var network = new DcganGenerator(new DcganOptions { ImageSize = 16, LatentSize = 8, BaseWidth = 4 }, random);
        network.eval();
        return TrainedGenerator.Of(new TrainingRecord { ImageSize = 16 }, network);
    }

    /// <summary>A generator whose space is known: the first number decides the hair, the second the background, the next three which of eight faces, the rest nothing.</summary>
    public static TrainedGenerator Planted() => TrainedGenerator.Of(new TrainingRecord { ImageSize = 64 }, new PlantedGenerator());

    /// <summary>Draws SynthAnime's faces: blue hair above 0, red below; a plain background above 0, rays below.</summary>
    private sealed class PlantedGenerator() : nn.Module<Tensor, Tensor>(nameof(PlantedGenerator)), IGenerator
    {
        public int LatentSize => 12;

        public override Tensor forward(Tensor z) => Generate(z);

        public Tensor Generate(Tensor z, Tensor? labels = null, Generator? random = null)
        {
            const int Length = 3 * 64 * 64;
            using var plain = z.cpu().contiguous();
            var values = plain.data<float>().ToArray();
            var bytes = new byte[(int)z.shape[0] * Length];
            for (var n = 0; n < z.shape[0]; n++)
            {
                var person = Enumerable.Range(2, 3).Sum(axis => values[(n * 12) + axis] > 0 ? 1 << axis : 0);
                var face = SynthAnime.Attributes(3, person) with
                {
                    HairColor = values[n * 12] > 0 ? HairColor.Blue : HairColor.Red,
                    BackgroundStyle = values[(n * 12) + 1] > 0 ? BackgroundStyle.Plain : BackgroundStyle.Rays,
                };
                SynthAnime.Render(face, 64, bytes.AsSpan(n * Length, Length));
            }

            using var flat = tensor(bytes, ScalarType.Byte);
            using var images = flat.view(-1, 3, 64, 64);
            return images.to_type(ScalarType.Float32).div_(127.5).sub_(1);
        }
    }
}
