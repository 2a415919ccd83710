using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Data and runs that somebody else owns: all may be read that can be, and what cannot be written is said in one line before the work where that is known.</summary>
public sealed class ReadOnlyPlaceTests(TrainedPlace place) : IClassFixture<TrainedPlace>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Commands_WhatIsSomebodyElses_IsReadAndNotWritten()
    {
        if (!OrdinaryUser.CanBe)
        {
            TestContext.Current.SendDiagnosticMessage("Nobody without privileges can be here, so permissions were not tried.");
            return;
        }

        string theirs = _folder.MakeFolder("theirs"), set = TrainedPlace.Copy(place.Set, _folder["theirs/set"]), run = TrainedPlace.Copy(place.Run, _folder["theirs/run"]);
        var mine = _folder.MakeFolder("mine");
        var before = Listing(theirs);

        using (OrdinaryUser.Lock(theirs))
        {
            Succeed(TrainedPlace.TrainArguments(set, Path.Combine(mine, "run")));
            Succeed("sample", run, "--out", Path.Combine(mine, "grid.png"));
            var measured = Succeed("evaluate", run, "--samples", "8", "--metrics", "kid", "--data", set);
            Assert.Contains("KID", measured.Output, StringComparison.Ordinal);
            Assert.Contains($"warning: {run} cannot be written, so the numbers are not kept in it", measured.Error, StringComparison.Ordinal);

            Refuse($"{run} cannot be written: it is read-only or somebody else's", "resume", run, "--steps", "4", "--data", set);
            Refuse($"{Path.Combine(run, "report.html")} cannot be written", "report", run);
            Refuse($"{Path.Combine(run, "grid.png")} cannot be written", "sample", run, "--out", Path.Combine(run, "grid.png"));
            Refuse($"{Path.Combine(theirs, "new")} cannot be written", "data", "synth", "--count", "2", "--size", "16", "--out", Path.Combine(theirs, "new"));
        }

        Assert.Equal(before, Listing(theirs));
    }

    // In a folder that two people share, each may rename what the other made, but not empty it.
    [Fact]
    public void Overwrite_ASetOfSomebodyElseInASharedFolder_IsRefusedBeforeTheWork()
    {
        if (!OrdinaryUser.CanBe)
        {
            TestContext.Current.SendDiagnosticMessage("Nobody without privileges can be here, so permissions were not tried.");
            return;
        }

        var set = TrainedPlace.Copy(place.Set, _folder["shared/set"]);
        var before = Listing(_folder["shared"]);

        using (OrdinaryUser.Lock(set))
        {
            Refuse($"{set} cannot be written", "data", "synth", "--count", "2", "--size", "16", "--overwrite", "--out", set);
        }

        Assert.Equal(before, Listing(_folder["shared"]));
    }

    // As a disk is that was mounted so, or that the system has so mounted after an error.
    [Fact]
    public async Task Commands_ReadOnlyFileSystem_IsReadAndNamed()
    {
        using var disk = SmallDisk.Mount(_folder["disk"]);
        if (disk is null)
        {
            return;
        }

        var run = TrainedPlace.Copy(place.Run, disk["run"]);
        disk.Seal();

        var refused = new List<string>();
        foreach (var line in new[] { "resume DISK/run --steps 3", "sample DISK/run --out DISK/grid.png", "report DISK/run", "data synth --count 2 --size 16 --out DISK/new", $"train --data {place.Set} --batch 8 --steps 1 --out DISK/other", "notebook export NOTE --out DISK/page.html" })
        {
            var result = await CommandLine.RunAsync(line.Replace("DISK", _folder["disk"], StringComparison.Ordinal).Replace("NOTE", place.Notebook, StringComparison.Ordinal).Split(' '));
            Assert.Equal(ExitCodes.Failure, result.ExitCode);
            refused.Add(Assert.Single(result.Error.Split('\n'), said => said.StartsWith("error: ", StringComparison.Ordinal)));
        }

        string[] names = ["run", "grid.png", "run/report.html", "new", "other", "page.html"];
        Assert.All(refused.Zip(names), pair => Assert.StartsWith($"error: {disk[pair.Second]} cannot be written: ", pair.First, StringComparison.Ordinal));
        Assert.Contains("KID", await CommandLine.SucceedAsync("evaluate", run, "--samples", "8", "--metrics", "kid"), StringComparison.Ordinal);
    }

    private static ProcessResult Succeed(params string[] arguments)
    {
        var result = OrdinaryUser.Run(arguments);
        Assert.True(result.ExitCode == ExitCodes.Success, result.Error);
        return result;
    }

    private static void Refuse(string words, params string[] arguments)
    {
        var result = OrdinaryUser.Run(arguments);
        Assert.True(result.ExitCode == ExitCodes.Failure, $"{result.ExitCode}: {result.Error}");
        Assert.StartsWith($"error: {words}", Assert.Single(result.Error.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("partial", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("drawing:", result.Error, StringComparison.Ordinal);
    }

    private static List<string> Listing(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Order(StringComparer.Ordinal)];
}
