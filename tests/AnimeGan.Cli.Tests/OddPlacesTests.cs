using System.Globalization;
using System.Runtime.Versioning;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Systems, users and folders as they are elsewhere: the same commands work, or say in one line what they lack.</summary>
[SupportedOSPlatform("linux")]
public sealed class OddPlacesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Train_NoHomeNoTerminalNoLanguageUmask077OddName_IsAsEver()
    {
        const string Nothing = "env -i PATH=/usr/bin:/bin setsid --wait sh -c 'umask 077 && exec \"$@\"' sh";
        var place = _folder.MakeFolder("it's \"quoted\", $HOME; `a` & b* 100% [x] #1 🎨 絵 --out");
        string set = Path.Combine(place, "set"), run = Path.Combine(place, "run"), again = Path.Combine(place, "again");

        Bare("data", "synth", "--count", "16", "--size", "16", "--out", set);
        Bare(Train(set, run));
        await CommandLine.SucceedAsync(Train(set, again));
        await CommandLine.SucceedAsync("report", run, again, "--out", Path.Combine(place, "page.html"));
        await CommandLine.SucceedAsync("export", run, "--out", Path.Combine(place, "g.onnx"));

        Assert.Equal(RunHash.Of(again), RunHash.Of(run));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(run, "config.json")));

        void Bare(params string[] arguments) => Check(ChildProcess.Run("bash", ["-c", $"exec {Nothing} \"$@\"", "bash", "dotnet", CommandLine.Program, .. arguments]));
    }

    // The longest name but for what is put before and behind it while a folder is written.
    [Fact]
    public async Task Commands_NamesOf220Letters_Work()
    {
        string set = _folder[new string('s', 220)], run = _folder[new string('r', 250)], page = _folder[new string('p', 220) + ".html"];

        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--overwrite", "--out", set);
        await CommandLine.SucceedAsync(Train(set, run));
        await CommandLine.SucceedAsync("report", run, "--out", page);

        Assert.True(File.Exists(page));
    }

    // The program itself speaks no language but its own; a notebook elsewhere, or a program that uses the library, has the user's.
    [Theory]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("de_DE.UTF-8")]
    public async Task Train_DecimalCommasAndTurkishLetters_WritesTheSame(string language)
    {
        string set = _folder["set"], run = _folder["run"], again = _folder["again"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);
        var config = await File.ReadAllTextAsync(Path.ChangeExtension(CommandLine.Program, ".runtimeconfig.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder["own.json"], config.Replace("Globalization.Invariant\": true", "Globalization.Invariant\": false", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        string[] options = ["--lr", "0.0015", "--set", "practices.GAUSSIANINITIALIZATION=true"];

        Check(ChildProcess.Run(
            "dotnet",
            ["exec", "--runtimeconfig", _folder["own.json"], "--depsfile", Path.ChangeExtension(CommandLine.Program, ".deps.json"), CommandLine.Program, .. Train(set, run), .. options],
            environment: new Dictionary<string, string> { ["LC_ALL"] = language, ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0" }));
        await CommandLine.SucceedAsync([.. Train(set, again), .. options]);

        Assert.Equal(RunHash.Of(again), RunHash.Of(run));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(again, "config.json"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(Path.Combine(run, "config.json"), TestContext.Current.CancellationToken));
        Assert.Equal(RunFolder.Open(again).ReadScores(), RunFolder.Open(run).ReadScores());
    }

    // Somebody else's set and run, which may be read alone, and a home and a cache that cannot be written to either.
    [Theory]
    [InlineData(true, "train --data SHARED/set --batch 8 --base-width 4 --steps 1 --threads 1 --set precision=auto --set evaluation.samples=10 --out OWN/run")]
    [InlineData(false, "data synth --count 4 --size 16 --out SHARED/new")]
    [InlineData(false, "resume SHARED/run --steps 3")]
    [InlineData(false, "report SHARED/run")]
    public async Task Folder_OfAnotherUser_IsReadOrNamedAsNotWritable(bool works, string line)
    {
        string shared = _folder.MakeFolder("shared"), own = _folder.MakeFolder("own"), set = Path.Combine(shared, "set");
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);
        await CommandLine.SucceedAsync(Train(set, Path.Combine(shared, "run")));
        ChildProcess.Run("chmod", ["-R", "a-w", shared]);

        // Root writes where it likes, unless it gives that away.
        string[] plain = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override"] : ["env"];
        var result = ChildProcess.Run(plain[0], [
            .. plain[1..], "env", $"HOME={shared}", $"XDG_CACHE_HOME={shared}", "dotnet", CommandLine.Program,
            .. line.Replace("SHARED", shared, StringComparison.Ordinal).Replace("OWN", own, StringComparison.Ordinal).Split(' '),
        ]);
        ChildProcess.Run("chmod", ["-R", "u+w", shared]);

        if (works)
        {
            Check(result);
            return;
        }

        Assert.NotEqual(0, result.ExitCode);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Contains(shared, Assert.Single(result.Error.Split('\n'), said => said.StartsWith("error: ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    // As somebody who prepares the set anew, then tidies up, while a run learns from it.
    [Fact]
    public async Task Data_ReplacedThenGoneDuringTraining_TheRunGoesOnWithWhatItBegan()
    {
        string set = _folder["set"], run = _folder["run"], statistics = Path.Combine(run, "stats.jsonl");
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);

        var result = ChildProcess.Run(
            "env",
            ["--default-signal=INT", "dotnet", CommandLine.Program, .. Train(set, run), "--set", "steps=1000000"],
            started: process =>
            {
                GrowsBy(1);
                CommandLine.SucceedAsync("data", "synth", "--count", "4", "--size", "16", "--seed", "9", "--overwrite", "--out", set).GetAwaiter().GetResult();
                GrowsBy(4096);
                Directory.Delete(set, recursive: true);
                GrowsBy(4096);
                ChildProcess.Run("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            });
        var resumed = await CommandLine.RunAsync("resume", run);

        Assert.True(result.ExitCode == ExitCodes.Interrupted, result.Error);
        await CommandLine.SucceedAsync("hash", run);
        Assert.Equal(ExitCodes.Usage, resumed.ExitCode);
        Assert.Contains(set, resumed.Error, StringComparison.Ordinal);
        Assert.Contains("--data", resumed.Error, StringComparison.Ordinal);

        void GrowsBy(long bytes)
        {
            var before = Length();
            Assert.True(SpinWait.SpinUntil(() => Length() >= before + bytes, TimeSpan.FromMinutes(1)), "the training stands still");
        }

        long Length() => File.Exists(statistics) ? new FileInfo(statistics).Length : 0;
    }

    private static string[] Train(string set, string run) =>
        ["train", "--data", set, "--batch", "8", "--base-width", "4", "--steps", "2", "--threads", "1", "--set", "evaluation.samples=10", "--set", "gridSize=2", "--out", run];

    private static void Check(ProcessResult result)
    {
        Assert.True(result.ExitCode == 0, $"ended with {result.ExitCode}:\n{result.Error}");
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
