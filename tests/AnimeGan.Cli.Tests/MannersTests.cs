using AnimeGan.Cli.Terminal;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A mistyped word is answered with what was probably meant, and a shell completes words.</summary>
public sealed class MannersTests
{
    [Theory]
    [InlineData("unknown command or argument 'trian'; did you mean 'train'?", "trian")]
    [InlineData("unknown option '--stpes'; did you mean '--steps'?", "train", "--data", ".", "--stpes", "3")]
    [InlineData("unknown option '--verbsoe'; did you mean '--verbose'?", "info", "--verbsoe")]
    [InlineData("got 'stylgan'; did you mean 'stylegan'?", "train", "--data", ".", "--model", "stylgan")]
    [InlineData("--lr must be a number above 0, at most 1000000, got '-1'", "train", "--data", ".", "--lr", "-1")]
    [InlineData("did you mean 'dirac'?", "figure", "dirak")]
    public async Task Word_ThatIsMistyped_IsAnsweredWithWhatWasMeant(string words, params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objectve=hinge", "did you mean 'objective'?")]
    [InlineData("pathlenth=3", "did you mean 'styleGan.pathLength'?")]
    [InlineData("objective=hing", "perhaps \"hinge\" is meant")]
    public async Task Setting_ThatIsMistyped_IsAnsweredWithWhatWasMeant(string setting, string words)
    {
        using var folder = new TemporaryFolder();
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "16", "--out", folder["faces"]);

        var result = await CommandLine.RunAsync("train", "--data", folder["faces"], "--set", setting, "--dry-run");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_OfADataSet_SaysWhatItWouldNeed()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "16", "--out", folder["faces"]);

        var result = await CommandLine.RunAsync("evaluate", folder["faces"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is a prepared set of pictures, not a run: train on it with 'animegan train", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_BeforeItLoadsAnything_SaysWhatOnWhatAndWhereTo()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "16", "--out", folder["faces"]);

        // There is nothing to take features of: what is said all the same is said before that.
        var result = await CommandLine.RunAsync("train", "--model", "vanilla", "--data", folder["faces"], "--held-out", folder["gone"], "--steps", "7", "--batch", "4", "--out", folder["run"]);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"vanilla, 16x16, on {folder["faces"]}: 7 steps of 4 images, into {folder["run"]}\nfirst the features of", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_BeforeItLoadsANetwork_SaysWhatItDraws()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "16", "--out", folder["faces"]);
        await CommandLine.SucceedAsync("train", "--model", "vanilla", "--data", folder["faces"], "--steps", "1", "--batch", "4", "--out", folder["run"]);
        Directory.Delete(Path.Combine(folder["run"], "checkpoints"), recursive: true);

        var result = await CommandLine.RunAsync("sample", folder["run"], "--count", "3", "--out", folder["x.png"]);

        Assert.NotEqual(0, result.ExitCode);
        Assert.StartsWith($"drawing 3 pictures of {folder["run"]} into {folder["x.png"]}\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TimeLeft_AfterASlowStart_IsSaidOnceASpeedIsKnown()
    {
        var meter = new RateMeter(0, 600);

        meter.Mark(4, 1);
        Assert.Null(meter.Left);

        // Ten a second since the first, which came after four seconds of making ready.
        meter.Mark(9, 51);
        Assert.Equal((10, 54.9), (meter.PerSecond, Math.Round(meter.Left!.Value.TotalSeconds, 6)));
    }

    [Theory]
    [InlineData("animegan tra", "train,translate")]
    [InlineData("animegan train --mod", "--model")]
    [InlineData("animegan train --model sty", "stylegan")]
    [InlineData("environment/animegan train --objective lea", "least-squares")]
    [InlineData("animegan train --set practices.ad", "practices.adam=")]
    public async Task Bash_AtTheTabKey_CompletesCommandsOptionsAndValues(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["animegan"], $"#!/bin/sh\nexec dotnet '{CommandLine.Program}' \"$@\"\n");
        var script = await CommandLine.SucceedAsync("completion", "bash");

        var completed = ChildProcess.Run("bash", ["-c", $"chmod +x '{folder["animegan"]}'\n{script}\nCOMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=('{folder["animegan"]}'); _animegan; IFS=,; echo \"${{COMPREPLY[*]}}\""]);

        Assert.Equal(expected, completed.Output.Trim());
    }
}
