using AnimeGan.Fuzzing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>What <c>environment/fuzz.sh</c> does for hours, for a moment: the corpus, and some inputs of a fixed seed.</summary>
public sealed class FuzzingTests : IDisposable
{
    private const int Inputs = 150;
    private readonly List<FuzzTarget> _targets = FuzzTargets.All();

    public static TheoryData<string> Names
    {
        get
        {
            var targets = FuzzTargets.All();
            targets.ForEach(target => target.Dispose());
            return [.. targets.Select(target => target.Name)];
        }
    }

    public void Dispose() => _targets.ForEach(target => target.Dispose());

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_CorpusAndDamagedFiles_ReturnsOrThrowsWhatIsDocumented(string name)
    {
        var run = new FuzzRun(Target(name), seed: 1, Corpus.Of(Target(name)));

        while (run.Executions < Inputs && !run.Findings.Any())
        {
            run.Next();
        }

        Assert.Empty(run.Findings.Select(found => $"{found.Finding.What}\n{Convert.ToBase64String(found.Input)}"));
        Assert.True(run.Ways > 2, $"only {run.Ways} ways: the inputs get nowhere");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Seeds_EveryTarget_AreReadWhole(string name)
    {
        var target = Target(name);

        foreach (var seed in target.Seeds())
        {
            var before = target.Successes;
            var way = target.Read(seed);
            Assert.True(target.Successes > before, way);
        }
    }

    [Fact]
    public void Corpus_EveryFolder_IsATargets() =>
        Assert.Empty(Directory.EnumerateDirectories(Corpus.Folder).Select(Path.GetFileName).Except(_targets.Select(target => target.Name)));

    [Fact]
    public void Next_ReaderThatThrowsWhatItMayNot_IsAFindingMadeSmall()
    {
        using var broken = new BrokenTarget();
        var run = new FuzzRun(broken, seed: 1, []);

        while (run.Executions < 10_000 && !run.Findings.Any())
        {
            run.Next();
        }

        var (finding, input) = Assert.Single(run.Findings);
        Assert.Contains(nameof(IndexOutOfRangeException), finding.What, StringComparison.Ordinal);
        Assert.Equal("7"u8.ToArray(), input);
    }

    private FuzzTarget Target(string name) => _targets.Single(target => target.Name == name);

    private sealed class BrokenTarget() : FuzzTarget("broken", "an array that is too short", typeof(FormatException))
    {
        public override IEnumerable<byte[]> Seeds() => ["123456"u8.ToArray()];

        public override string Read(byte[] input)
        {
            var numbers = new int[1];
            return $"{numbers[input.Contains((byte)'7') ? 1 : 0]}";
        }
    }
}
