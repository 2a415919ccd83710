using AnimeGan.Ops;
using AnimeGan.Studies;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;

namespace AnimeGan.Tests.Studies;

[Collection(nameof(ProcessWideState))]
public sealed class KernelQualityStudyTests : IDisposable
{
    private static readonly KernelQualityStudy.Amounts _tiny = new(32, 64, 24, 24, new(16, 8, 20), new(8, 4, 20), new(16, 8, 20), 20);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_InterruptedThenTwice_ComparesEveryFamilyAndTrainsOnce()
    {
        if (FusedKernels.Reason is not null)
        {
            return;
        }

        using var interrupt = new CancellationTokenSource();
        var context = new StudyContext { Folder = _folder["study"], Length = StudyLength.Quick, Token = TestContext.Current.CancellationToken };
        var heard = new List<StudyProgress>();

        Assert.Throws<OperationCanceledException>(() => KernelQualityStudy.Run(context with { Progress = new Listener(_ => interrupt.Cancel()), Token = interrupt.Token }, _tiny));
        var first = KernelQualityStudy.Run(context, _tiny);
        var again = KernelQualityStudy.Run(context with { Progress = new Listener(heard.Add) }, _tiny);

        Assert.Empty(heard);
        Assert.Equal(first.Numbers, again.Numbers);
        Assert.Distinct(first.Numbers.Select(number => number.Name));
        Assert.All(first.Numbers, number => Assert.True(double.IsFinite(number.Value), number.Name));
        Assert.Equal([20, 0, 20, 0], first.Numbers.Where(number => number.Expected is "0" or "20").Select(number => number.Value));
        Assert.Equal(
            ["dcgan-library", "dcgan-fused", "dcgan-fused-bf16", "stylegan-library", "stylegan-fused", "cyclegan-library", "cyclegan-fused"],
            first.Pictures.Select(picture => picture.Name));
        Assert.Equal(7, first.Figures.Count);

        // Twenty steps are too few for a rounding to grow as large as another seed's difference.
        foreach (var what in new[] { "DCGAN, loss of D", "DCGAN, loss of G", "StyleGAN, loss of D", "StyleGAN, loss of G", "CycleGAN, loss of D", "CycleGAN, cycle loss" })
        {
            Assert.InRange(first.Number($"{what}: fused from library, same seed"), 0, first.Number($"{what}: library, one seed from another"));
        }
    }

    private sealed class Listener(Action<StudyProgress> hear) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => hear(value);
    }
}
