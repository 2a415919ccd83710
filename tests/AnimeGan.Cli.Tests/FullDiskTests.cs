using System.Buffers.Binary;
using System.Globalization;
using AnimeGan.Cli.Terminal;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A disk that fills: every command says so in one line, and what was whole is whole afterwards.</summary>
public sealed class FullDiskTests(FullDiskTests.Inputs inputs) : IClassFixture<FullDiskTests.Inputs>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data synth --count 600 --size 64 --out DISK/s", 1 << 20)]
    [InlineData("data synth --count 600 --size 64 --overwrite --out DISK/set", 1 << 20)]
    [InlineData("data domains --count 100 --pairs 10 --size 64 --out DISK/domains", 1 << 20)]
    [InlineData("data prepare PICTURES --size 256 --out DISK/p", 1 << 18)]
    [InlineData("data import IDX --size 64 --out DISK/i", 1 << 18)]
    [InlineData("data inspect DISK/set --out DISK/grid.png", 0)]
    [InlineData("data augment DISK/set --out DISK/grid.png", 0)]
    [InlineData("train --data DISK/set --batch 8 --base-width 16 --steps 2 --out DISK/new", 1 << 18)]
    [InlineData("train --data DISK/set --batch 8 --base-width 16 --steps 2 --out DISK/new", 0)]
    [InlineData("resume DISK/run --steps 6", 1 << 16)]
    [InlineData("resume DISK/run --steps 6", 0)]
    [InlineData("sample DISK/run --out DISK/grid.png", 0)]
    [InlineData("interpolate DISK/run --out DISK/way.gif", 0)]
    [InlineData("export DISK/run --out DISK/g.onnx", 1 << 14)]
    [InlineData("export DISK/run --format pytorch --out DISK/g.pt", 1 << 12)]
    [InlineData("playground DISK/run --out DISK/play.html", 1 << 12)]
    [InlineData("game --out DISK/game.html", 1 << 12)]
    [InlineData("stats DISK/run --out DISK/stats.csv", 0)]
    [InlineData("kernel install --prefix DISK", 1 << 16)]
    [InlineData("evaluate DISK/run --samples 20 --metrics kid", 0)]
    [InlineData("report DISK/run", 1 << 12)]
    [InlineData("doctor DISK/run --out DISK/card.html", 1 << 12)]
    [InlineData("figure dirac --quick --out DISK/figure", 1 << 12)]
    [InlineData("notebook run NOTEBOOK --out DISK/site", 0)]
    [InlineData("notebook export NOTEBOOK --out DISK/page.html", 0)]
    public async Task Command_DiskFills_SaysSoInOneLineAndLeavesWhatWasWhole(string line, int left)
    {
        using var disk = SmallDisk.Mount(_folder["disk"]);
        if (disk is null)
        {
            return;
        }

        Copy(inputs["set"], disk["set"]);
        Copy(inputs["run"], disk["run"]);
        await File.WriteAllTextAsync(disk["grid.png"], "a picture of before", TestContext.Current.CancellationToken);
        var (before, hash) = (disk.Files(), await CommandLine.SucceedAsync("hash", disk["run"]));
        disk.Fill(left);

        var result = await CommandLine.RunAsync(line
            .Replace("DISK", _folder["disk"], StringComparison.Ordinal)
            .Replace("PICTURES", inputs["pictures"], StringComparison.Ordinal)
            .Replace("IDX", inputs["idx"], StringComparison.Ordinal)
            .Replace("NOTEBOOK", inputs["note.ipynb"], StringComparison.Ordinal)
            .Split(' '));

        Assert.True(result.ExitCode == ExitCodes.Failure, $"{result.ExitCode}: {result.Output}{result.Error}");
        var said = Assert.Single(result.Error.TrimEnd().Split('\n'), said => said.StartsWith("error: ", StringComparison.Ordinal));
        Assert.StartsWith("error: No space left on device", said, StringComparison.Ordinal);
        Assert.EndsWith("what was whole is still there. Make room, then give the command again.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        var after = disk.Files();
        Assert.All(before.Where(file => !MayGrow(file.Key)), file => Assert.Equal(file.Value, after.GetValueOrDefault(file.Key)));
        Assert.DoesNotContain(after.Keys, file => file.Contains("partial", StringComparison.Ordinal) || file.EndsWith(".tmp", StringComparison.Ordinal) || file.Contains(".new", StringComparison.Ordinal));
        Assert.Equal(hash, await CommandLine.SucceedAsync("hash", disk["run"]));
        File.Delete(disk["filler"]);
        Assert.Contains("9 steps", await CommandLine.SucceedAsync("resume", disk["run"], "--steps", "9"), StringComparison.Ordinal);
    }

    // Whichever file does not fit: its beginning, a sample, the first checkpoint, the second.
    [Fact]
    public async Task Train_DiskFillsAtAnyFile_GoesOnToTheSameRun()
    {
        using var disk = SmallDisk.Mount(_folder["disk"]);
        if (disk is null)
        {
            return;
        }

        string[] arguments = ["train", "--data", inputs["set"], "--batch", "8", "--base-width", "4", "--steps", "3", "--threads", "1", "--set", "checkpointEverySteps=1", "--set", "evaluation.everySteps=0"];
        await CommandLine.SucceedAsync([.. arguments, "--out", _folder["whole"]]);
        var (whole, failed) = (await CommandLine.SucceedAsync("hash", _folder["whole"]), 0);
        for (var left = 0; left < 1 << 20; left = Math.Max(1 << 12, 4 * left))
        {
            disk.Fill(left);
            var result = await CommandLine.RunAsync([.. arguments, "--out", disk["run"]]);
            File.Delete(disk["filler"]);
            if (result.ExitCode != ExitCodes.Success)
            {
                failed++;
                Assert.StartsWith("error: No space left on device", Assert.Single(result.Error.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal)), StringComparison.Ordinal);
                await CommandLine.SucceedAsync(RunFolder.IsFree(disk["run"]) ? [.. arguments, "--out", disk["run"]] : ["resume", disk["run"]]);
            }

            Assert.Equal(whole, await CommandLine.SucceedAsync("hash", disk["run"]));
            Directory.Delete(disk["run"], recursive: true);
        }

        Assert.InRange(failed, 3, 5);
    }

    // What every command makes of several threads, one of which met a full disk.
    [Theory]
    [InlineData(28)]
    [InlineData(122)]
    public void Describe_ThreadsThatMetAFullDisk_IsOneLine(int code)
    {
        using var words = new StringWriter(CultureInfo.InvariantCulture);
        var host = new Host(words, words, _folder["logs"], CancellationToken.None);
        var full = new IOException("No space left on device : 'a/b'", code);
        var error = new AggregateException(new OperationCanceledException(), new AggregateException(new InvalidOperationException("follows from it"), full));

        Assert.True(FailureReport.TryDescribe(error, host, verbose: false, out var report));

        Assert.Equal(new FailureReport(ExitCodes.Failure, "error: No space left on device : 'a/b'; what was whole is still there. Make room, then give the command again."), report);
        Assert.False(Directory.Exists(_folder["logs"]));
    }

    // Steps that were done before the disk was full stand in it, and resuming cuts them off; the number of steps asked for is the record's.
    private static bool MayGrow(string file) => Path.GetFileName(file) is "stats.jsonl" or "scores.jsonl" or "config.json" or ".lock";

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>What the commands read: a set, a run on it, pictures, digits as published, a notebook.</summary>
    public sealed class Inputs : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        internal string this[string name] => _folder[name];

        public async ValueTask InitializeAsync()
        {
            await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "64", "--out", this["faces"]);
            await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", this["set"]);
            await CommandLine.SucceedAsync("train", "--data", this["set"], "--batch", "8", "--base-width", "4", "--steps", "2", "--threads", "1", "--out", this["run"]);
            foreach (var count in new[] { "1", "4", "9", "16" })
            {
                await CommandLine.SucceedAsync("data", "inspect", this["faces"], "--count", count, "--out", Path.Combine(this["pictures"], $"{count}.png"));
            }

            await File.WriteAllTextAsync(this["note.ipynb"], """{"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":["# Words"]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");
            _folder.MakeFolder("idx");
            await File.WriteAllBytesAsync(Path.Combine(this["idx"], "train-images-idx3-ubyte"), Idx(2051, [50, 28, 28]));
            await File.WriteAllBytesAsync(Path.Combine(this["idx"], "train-labels-idx1-ubyte"), Idx(2049, [50]));
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        private static byte[] Idx(int magic, int[] shape)
        {
            var file = new byte[4 + (4 * shape.Length) + shape.Aggregate(1, (product, size) => product * size)];
            BinaryPrimitives.WriteInt32BigEndian(file, magic);
            for (var axis = 0; axis < shape.Length; axis++)
            {
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * axis)), shape[axis]);
            }

            return file;
        }
    }
}
