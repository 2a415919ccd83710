using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A folder of one's own, a class a sub-folder, trains at the first try.</summary>
public sealed class OwnPicturesTests : IDisposable
{
    private const int Size = 16;
    private readonly TemporaryFolder _folder = new();

    public OwnPicturesTests()
    {
        foreach (var (name, seed) in new[] { ("cats", 1), ("dogs", 2) })
        {
            Directory.CreateDirectory(_folder[$"mine/{name}"]);
            var random = new Random(seed);
            for (var index = 0; index < 4; index++)
            {
                var pixels = new byte[3 * Size * Size];
                random.NextBytes(pixels);
                File.WriteAllBytes(_folder[$"mine/{name}/{index}.png"], Pictures.EncodePng(new RgbImage(Size, Size, pixels)));
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Prepare_SubFoldersWithoutLabels_SaysTheFlag()
    {
        var result = await CommandLine.RunAsync("data", "prepare", _folder["mine"], "--size", "16", "--out", _folder["set"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2 sub-folders, such as 'cats' and 'dogs'", result.Error, StringComparison.Ordinal);
        Assert.Contains("--labels folders", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_ConditionalOfASetWithOneAttribute_TakesIt()
    {
        var prepared = await CommandLine.RunAsync("data", "prepare", _folder["mine"], "--size", "16", "--labels", "folders", "--out", _folder["set"]);
        Assert.DoesNotContain("note:", prepared.Error, StringComparison.Ordinal);

        var record = TrainingJson.ReadRecord(await CommandLine.SucceedAsync("train", "--model", "conditional", "--data", _folder["set"], "--batch", "4", "--dry-run"));

        using var set = ImageSet.Open(_folder["set"]);
        Assert.Equal(Assert.Single(set.Labels!.Names), record.Attributes);
    }

    [Theory]
    [InlineData("A batch takes 128 images", "--batch", "128")]
    [InlineData("gone", "--batch", "4", "--set", "evaluation.heldOut=gone")]
    public async Task DryRun_OfWhatDoesNotFitTheData_SaysSo(string words, params string[] options)
    {
        await CommandLine.SucceedAsync("data", "prepare", _folder["mine"], "--size", "16", "--out", _folder["set"]);

        var result = await CommandLine.RunAsync(["train", "--data", _folder["set"], "--dry-run", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Inspect_OfManyAttributes_FitsAScreenAndBinsNumbers()
    {
        const int Screen = 45;
        await CommandLine.SucceedAsync("data", "synth", "--count", "64", "--size", "16", "--out", _folder["faces"]);

        var summary = await CommandLine.SucceedAsync("data", "inspect", _folder["faces"]);
        var values = await CommandLine.SucceedAsync("data", "inspect", _folder["faces"], "--values");

        using var set = ImageSet.Open(_folder["faces"]);
        var tones = set.Labels!.Column("hair_tone").Select(tone => double.Parse(tone, CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(summary.Split('\n').Length, set.Labels.Names.Count, Screen);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{tones.Min():0.###} to {tones.Max():0.###}, mean {tones.Average():0.###}"), summary, StringComparison.Ordinal);
        Assert.Matches(@"detail_seed +numbers +another for each picture", summary);

        // Eight bins hold every picture once.
        var lines = values.Split('\n');
        var bins = lines.Skip(Array.FindIndex(lines, line => line.StartsWith("hair_tone", StringComparison.Ordinal)) + 1).Take(8).Select(line => int.Parse(line.Split("  ", StringSplitOptions.RemoveEmptyEntries)[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture));
        Assert.Equal(64, bins.Sum());
    }
}
