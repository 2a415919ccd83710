using AnimeGan.Evaluation;
using AnimeGan.Latents;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Trained;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Latents;

[Collection(nameof(ProcessWideState))]
public sealed class LatentLeakTests
{
    [Fact]
    public void Projection_Again_LeavesNoTensor()
    {
        using var generator = TinyGenerators.StyleGan();
        using var extractor = FeatureExtractor.BuiltIn();
        var projection = new Projection(new StyleSpace(generator), extractor, new ProjectionOptions { Steps = 2, Candidates = 2 });
        var picture = generator.Sample(1, 1)[0];

        LiveHandles.AssertUnchanged(() => projection.Find(picture, token: TestContext.Current.CancellationToken).Dispose(), parameters: 1);
    }

    [Fact]
    public void EverythingElse_Again_LeavesNoTensor()
    {
        using var generator = TinyGenerators.StyleGan();
        using var extractor = FeatureExtractor.BuiltIn();
        var space = new StyleSpace(generator, 0.7);

        LiveHandles.AssertUnchanged(() =>
        {
            using var finder = DirectionFinder.Learn(space, extractor, samples: 100, token: TestContext.Current.CancellationToken);
            using (NewDisposeScope())
            {
                StyleMixing.Table(space, space.Points(2, 1), space.Points(2, 2), new LayerRange(0, 3));
                Interpolation.Path([space.Points(2, 1), space.Points(2, 2)], 2, InterpolationKind.Spherical);
            }
        });
    }
}
