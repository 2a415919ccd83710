using AnimeGan.Data;
using AnimeGan.Objectives;
using AnimeGan.Studies;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Studies;

/// <summary>Every family under every objective it allows: the first steps of the study 'endurance'.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class EnduranceTests(EnduranceTests.Sets sets) : IClassFixture<EnduranceTests.Sets>
{
    private const int Steps = 20;

    public static TheoryData<string> Names => [.. EnduranceStudy.Recipes("a", "b", Steps).Select(recipe => recipe.Name)];

    // Nothing bounds a Wasserstein critic in CycleGAN's step.
    [Fact]
    public void Recipes_EveryFamilyAndObjective_AreThereButOne()
    {
        var expected = TrainingRecord.Models.SelectMany(model => GanObjectives.Names.Select(objective => $"{model}, {objective}"));

        var found = EnduranceStudy.Recipes("a", "b", Steps).Select(recipe => recipe.Name);

        Assert.Equal(["cyclegan, wasserstein"], expected.Except(found));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Endure_FirstSteps_EveryNumberIsFinite(string name)
    {
        var record = EnduranceStudy.Recipes(sets.A, sets.B, Steps).Single(recipe => recipe.Name == name).Record;
        var last = 0L;

        var outcome = EnduranceStudy.Endure(record, sets.Run, new Last(step => last = step), TestContext.Current.CancellationToken);

        Assert.Equal(new EnduranceOutcome(Steps, null), outcome);
        Assert.Equal(Steps, last);
        Assert.False(Directory.Exists(sets.Run));
    }

    public sealed class Sets : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Sets()
        {
            SynthAnime.WriteSet(A, 32, 32, 1, overwrite: false, null, CancellationToken.None);
            SynthAnime.WriteSet(B, 32, 32, 2, overwrite: false, null, CancellationToken.None);
        }

        public string A => _folder["a"];

        public string B => _folder["b"];

        public string Run => _folder["run"];

        public void Dispose() => _folder.Dispose();
    }

    private sealed class Last(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
