using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Studies;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Studies;

public sealed class UsefulnessTests
{
    [Fact]
    public void TotalVariation_WorkedByHand_IsTheMassThatMoves()
    {
        Assert.Equal(0.3, UsefulnessStudy.TotalVariation([0.5, 0.3, 0.2], [0.2, 0.4, 0.4]), 1e-12);
        Assert.Equal(1, UsefulnessStudy.TotalVariation([1, 0], [0, 1]), 1e-12);
    }

    [Fact]
    public void Train_HairOfDrawnFaces_KnowsFreshOnesAndIsTheSameTwice()
    {
        var (pictures, labels) = Faces(seed: 1, count: 600);
        var (fresh, truth) = Faces(seed: 2, count: 200);

        using var one = PictureClassifier.Train(pictures, labels, 10, steps: 120, seed: 3, TestContext.Current.CancellationToken);
        using var two = PictureClassifier.Train(pictures, labels, 10, steps: 120, seed: 3, TestContext.Current.CancellationToken);

        Assert.InRange(one.Accuracy(fresh, truth), 0.8, 1);
        Assert.Equal(one.Accuracy(fresh, truth), two.Accuracy(fresh, truth));
    }

    [Fact]
    public void Run_HardlyTrainedGan_TeachesLessThanRealFacesAndDrawsOneKindMoreThanChance()
    {
        using var folder = new TemporaryFolder();
        var context = new StudyContext { Folder = folder["runs"], Length = StudyLength.Quick };

        var result = UsefulnessStudy.Run(context, new UsefulnessStudy.Amounts(256, 100, 4, 2, 40));

        var real = result.Number("hair colour, learnt from real, tested on real: accuracy");
        Assert.InRange(result.Number("hair colour, learnt from generated, tested on real: accuracy"), 0, real - 0.1);
        Assert.True(result.Number("hair_style, generated against real: total variation") > result.Number("hair_style, real against real: total variation"));
        Assert.Equal(4 + (2 * FeatureExtractor.Kinds.Attributes.Count), result.Numbers.Count);
        Assert.All(result.Figures, figure => Assert.Contains("<rect", figure.Figure.ToSvg(), StringComparison.Ordinal));
    }

    private static (List<RgbImage> Pictures, List<long> Labels) Faces(long seed, int count)
    {
        const int Size = 16;
        var faces = Enumerable.Range(0, count).Select(index => SynthAnime.Attributes(seed, index)).ToList();
        return ([.. faces.Select(Draw)], [.. faces.Select(face => (long)face.HairColor)]);

        static RgbImage Draw(SynthAttributes face)
        {
            var planes = new byte[3 * Size * Size];
            SynthAnime.Render(face, Size, planes);
            return Planes.ToImage(planes, Size, Size);
        }
    }
}
