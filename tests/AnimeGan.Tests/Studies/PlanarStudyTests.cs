using AnimeGan.Models;
using AnimeGan.Studies;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Studies;

[Collection(nameof(ProcessWideState))]
public sealed class PlanarStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // PacGAN, section 4.1: four layers of 400 with batch normalisation and no bias; three of 200 with five pieces each.
    [Fact]
    public void PacGan_Networks_AreThePapers()
    {
        using var random = new Generator(1);
        using var G = new VanillaGenerator(PlanarRecipes.PacGan.Networks, random);
        using var D = new VanillaDiscriminator(PlanarRecipes.PacGan.Networks, random);

        Assert.Equal((2 * 400) + (3 * 400 * 400) + (4 * 2 * 400) + (400 * 2) + 2, G.parameters().Sum(weights => weights.numel()));
        Assert.Equal((3 * 1000) + (2 * ((200 * 1000) + 1000)) + 201, D.parameters().Sum(weights => weights.numel()));
        Assert.Equal((100, 1e-4, 0.8, 400_000), (PlanarRecipes.PacGan.BatchSize, PlanarRecipes.PacGan.LearningRate, PlanarRecipes.PacGan.Beta1, PlanarRecipes.PacGan.Steps));
    }

    [Fact]
    public void Play_SmallGame_SameInAnyCompanyAndLooksUpToItsEnd()
    {
        var options = new PlanarGanOptions { BatchSize = 16, Steps = 30 };
        StudyTrial<PlanarSetting>[] trials = [.. Enumerable.Range(1, 4).Select(seed => PlanarGames.Trial("small", "ring", options, seed))];

        var alone = StudyTrials.Run<PlanarSetting, PlanarOutcome>(new StudyContext { Folder = _folder["alone"], Parallel = 1 }, trials, PlanarGames.Play);
        var together = StudyTrials.Run<PlanarSetting, PlanarOutcome>(new StudyContext { Folder = _folder["together"], Parallel = 4 }, trials, PlanarGames.Play);
        var found = StudyTrials.Run<PlanarSetting, PlanarOutcome>(new StudyContext { Folder = _folder["together"] }, trials, (_, _, _) => throw new InvalidOperationException("played again"));

        Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First.Points, pair.Second.Points));
        Assert.All(together.Zip(found), pair => Assert.Equal(pair.First.Looks, pair.Second.Looks));
        Assert.Equal(30, alone[0].End.Step);
        Assert.NotEqual(alone[0].Points, alone[1].Points);
    }
}
