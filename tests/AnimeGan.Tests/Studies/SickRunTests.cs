using AnimeGan.Studies;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Studies;

[Collection(nameof(ProcessWideState))]
public sealed class SickRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FrozenNetwork_SickAndCured_LossStandsStillThenMoves()
    {
        var result = Run("frozen-network");

        Assert.Equal(0.1167, result.Number("sick: G loss, last step"), 1e-3);
        Assert.InRange(result.Number("sick: largest change of G's loss"), 0, 1e-3);
        Assert.Equal(0, result.Number("sick: networks whose parameters changed"));
        Assert.Equal(2, result.Number("cured: networks whose parameters changed"));
        Assert.InRange(result.Number("cured: change of G's loss"), 0.1, 10);
    }

    // A tenth of the study's game is enough to see it.
    [Fact]
    public void SaturatingLoss_DiscriminatorWithAHeadStart_LeavesNoGradient()
    {
        var sick = new PlanarGanOptions { Objective = "minimax", DiscriminatorLearningRate = 1e-2, GeneratorDescentRate = 0.02, PretrainSteps = 100, BatchSize = 32, Steps = 140 };

        var saturating = Play("sick", sick);
        var cured = Play("cured", sick with { Objective = "non-saturating" });

        Assert.InRange(saturating.End.GGradientNorm, 0, 0.1 * cured.End.GGradientNorm);
        Assert.InRange(saturating.End.DFake, 0, 0.05);
    }

    private PlanarOutcome Play(string name, PlanarGanOptions options) =>
        StudyTrials.Run<PlanarSetting, PlanarOutcome>(Context(), [PlanarGames.Trial(name, "ring", options, 1)], PlanarGames.Play)[0];

    private StudyResult Run(string name) => StudyCatalogue.Find(name).Run(Context());

    private StudyContext Context() => new() { Folder = _folder["runs"], Length = StudyLength.Quick, Parallel = 1, Token = TestContext.Current.CancellationToken };
}
