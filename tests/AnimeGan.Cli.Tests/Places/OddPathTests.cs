using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Folders and files called as people and file systems allow it: spaces, quotes, wildcards, emoji, and names of 250 bytes.</summary>
public sealed class OddPathTests : IDisposable
{
    private static readonly string _odd = OperatingSystem.IsWindows() ? " it's 50 %41 [x] & 😀 é" : " it's a \"set\" *?~$HOME \\b %41 [x] & <i> 😀 é";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commands_InFoldersAndFilesOfOddNames_WorkAndLeaveNothingElse()
    {
        var place = _folder.MakeFolder(_odd);
        string set = Named("s"), run = Named("r"), pictures = Named("p"), notebook = Named("n", ".ipynb"), site = Named("w");
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--overwrite", "--out", set);
        await CommandLine.SucceedAsync("data", "inspect", set, "--out", Path.Combine(pictures, Path.GetFileName(Named("i", ".png"))));
        await CommandLine.SucceedAsync("data", "prepare", pictures, "--size", "16", "--out", Named("q"));
        await CommandLine.SucceedAsync(TrainedPlace.TrainArguments(set, run));
        await CommandLine.SucceedAsync("resume", run, "--steps", "3");
        foreach (var (command, ending) in new[] { ("sample", ".png"), ("export --format onnx", ".onnx"), ("export --format pytorch", ".pt"), ("playground", ".html"), ("doctor", ".html") })
        {
            var file = Named(command[..1], ending);
            await CommandLine.SucceedAsync([.. command.Split(' '), run, "--out", file]);
            Assert.True(File.Exists(file), file);
        }

        var measured = await CommandLine.SucceedAsync("evaluate", run, "--samples", "8", "--metrics", "kid");
        var report = await CommandLine.SucceedAsync("report", run);
        TrainedPlace.WriteNotebook(notebook, $"""System.IO.File.Exists(@"{Path.Combine(run, "config.json").Replace("\"", "\"\"", StringComparison.Ordinal)}")""");
        await CommandLine.SucceedAsync("notebook", "run", notebook, "--out", site);
        await CommandLine.SucceedAsync("notebook", "export", notebook, "--out", Named("x", ".html"));

        Assert.Contains(run, measured, StringComparison.Ordinal);
        Assert.True(File.Exists(report.Trim()), report);
        var page = Assert.Single(Directory.EnumerateFiles(site, "n*.html"));
        Assert.Contains("True", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_folder.FullPath, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }), file => file.Contains("partial", StringComparison.Ordinal));

        // As many bytes as a name may have, but for a few.
        string Named(string first, string ending = "") => Path.Combine(place, $"{first}{_odd}{new string('x', 250 - 1 - System.Text.Encoding.UTF8.GetByteCount(_odd) - ending.Length)}{ending}");
    }

    // In a pattern of .NET's a quote stands for a full stop, and a star for anything.
    [Theory]
    [InlineData("a \"set\"")]
    [InlineData("a* set?")]
    public async Task Synth_KilledBeforeUnderAnOddName_RemovesWhatThatLeftAndNothingElse(string name)
    {
        string left = _folder[$".{name}.partial-000000000000.old"], other = _folder[".axx sets.partial-000000000000.old"];
        Directory.CreateDirectory(_folder[name]);
        Directory.CreateDirectory(left);
        Directory.CreateDirectory(other);

        await CommandLine.SucceedAsync("data", "synth", "--count", "2", "--size", "16", "--out", _folder[name]);

        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(other));
    }
}
