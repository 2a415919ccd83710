using System.Globalization;
using AnimeGan.Sequences;
using AnimeGan.Sounds;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Sounds;

/// <summary>
/// The figures of src/decisions/0016-text-and-sound.md: both GANs at both lengths, on three seeds, each training on one thread, a quarter of an hour in all. Seconds are the
/// processor's, which other programs do not change much:
/// dotnet artifacts/bin/AnimeGan.Tests/release/AnimeGan.Tests.dll -explicit only -class "*TextAndSoundFigures"
/// </summary>
[Collection(nameof(ProcessWideState))]
public sealed class TextAndSoundFigures : IDisposable
{
    private const int Judged = 5_000;
    private static readonly long[] _seeds = [1, 2, 3];

    private readonly ITestOutputHelper _output;
    private readonly int _threads = get_num_threads();

    public TextAndSoundFigures(ITestOutputHelper output)
    {
        _output = output;
        set_num_threads(1);
    }

    public void Dispose() => set_num_threads(_threads);

    [Fact(Explicit = true)]
    public void Sentences_OfThreeSeeds_AreValidAndUseTheGrammar()
    {
        var rows = new List<string> { "| | seed | valid, % | different sentences of 792 | productions used, % | seconds of one core |", "| --- | --- | --- | --- | --- | --- |" };
        foreach (var (name, options) in new[] { ("quick", SentenceGanOptions.Quick), ("full", SentenceGanOptions.Full) })
        {
            foreach (var seed in _seeds)
            {
                using var game = new SentenceGan(Grammar.Agreement, options with { Seed = seed });
                var seconds = Seconds(() => game.Train(TestContext.Current.CancellationToken));
                var report = SentenceReport.Of(Grammar.Agreement, game.Draw(Judged, seed: 100));
                rows.Add(Row(name, seed, report.Valid, report.Distinct, report.ProductionsUsed, seconds));
                Assert.True(name == "quick" || (report.Valid >= 0.95 && report.ProductionsUsed >= 0.9), rows[^1]);
            }
        }

        Write("sentences", rows);
    }

    [Fact(Explicit = true)]
    public void Sounds_OfThreeSeeds_AreInTune()
    {
        var rows = new List<string> { "| | seed | in tune, % | median, cents | tones, % | chords, % | seconds of one core |", "| --- | --- | --- | --- | --- | --- | --- |" };
        foreach (var (name, options) in new[] { ("quick", WaveGanOptions.Quick), ("full", WaveGanOptions.Full) })
        {
            foreach (var seed in _seeds)
            {
                using var game = new SoundGan(options with { Seed = seed });
                var seconds = Seconds(() => game.Train(TestContext.Current.CancellationToken));
                using var played = game.Draw(Judged, seed: 100);
                var report = SoundReport.Of(played);
                var chords = (report.InTuneOf(SoundKind.MajorChord) + report.InTuneOf(SoundKind.MinorChord)) / 2;
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {seed} | {report.InTune * 100:0.0} | {report.Median:0.0} | {report.InTuneOf(SoundKind.Tone) * 100:0.0} | {chords * 100:0.0} | {seconds:0} |"));
                Assert.True(name == "quick" || report.InTune >= 0.95, rows[^1]);
            }
        }

        Write("sounds", rows);
    }

    private static string Row(string name, long seed, double valid, int distinct, double used, double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {seed} | {valid * 100:0.0} | {distinct} | {used * 100:0} | {seconds:0} |");

    private static double Seconds(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private void Write(string name, List<string> rows)
    {
        var folder = Directory.CreateDirectory(RepositoryFiles.PathOf("artifacts/text-and-sound")).FullName;
        File.WriteAllLines(Path.Combine(folder, name + ".md"), rows);
        rows.ForEach(_output.WriteLine);
    }
}
