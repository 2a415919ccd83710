using AnimeGan.Studies;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;

namespace AnimeGan.Tests.Studies;

[Collection(nameof(ProcessWideState))]
public sealed class CycleGanStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_QuickTwice_MeasuresBothDirectionsAndTrainsOnce()
    {
        var progress = new List<StudyProgress>();
        var context = new StudyContext { Folder = _folder["study"], Length = StudyLength.Quick, Token = TestContext.Current.CancellationToken };

        var first = new CycleGanStudy().Run(context);
        var again = new CycleGanStudy().Run(context with { Progress = new Listener(progress) });

        // Doing nothing is 1; after so few steps a translation may be worse, but not by much.
        Assert.All(first.Numbers.Where(number => number.Name.Contains("share", StringComparison.Ordinal)), number => Assert.InRange(number.Value, 0.05, 2.5));
        Assert.Equal(2, first.Numbers.Count(number => number.Name.EndsWith("identity's mean error, levels of 255", StringComparison.Ordinal)));
        Assert.Equal(first.Numbers, again.Numbers);
        Assert.Empty(progress);
        Assert.Equal(["a2b", "b2a", "a2b-loose", "b2a-loose"], first.Pictures.Select(picture => picture.Name));
    }

    private sealed class Listener(List<StudyProgress> heard) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => heard.Add(value);
    }
}
