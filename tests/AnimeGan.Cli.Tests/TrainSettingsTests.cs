using AnimeGan.Cli.Machine;
using AnimeGan.Diagnosis;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>What train says of settings that do nothing, and that the doctor's cures are what train makes of their options.</summary>
public sealed class TrainSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, "/kit/AnimeGan.Cli", "train", "--data", "set")]
    [InlineData(true, "/usr/bin/dotnet", "/kit/AnimeGan.Cli.dll", "resume", "runs/a")]
    [InlineData(true, "dotnet", "exec", "/kit/AnimeGan.Cli.dll", "--verbose", "train")]
    [InlineData(false, "/kit/AnimeGan.Cli", "evaluate", "train")]
    [InlineData(false, "vim", "train.txt")]
    [InlineData(false)]
    public void OtherTrainings_CommandLineOfAProcess_IsATrainingOrNot(bool expected, params string[] arguments) => Assert.Equal(expected, OtherTrainings.IsTraining(arguments));

    [Theory]
    [InlineData("--lr 0.001 --set practices.adam=false", "learningRate (--lr) does not act in this run: without the practice Adam")]
    [InlineData("--set sgdMomentum=0.9", "sgdMomentum does not act in this run: Adam's")]
    [InlineData("--set styleGan.pathLength=1", "styleGan.pathLength does not act in this run: it is read by model stylegan alone")]
    [InlineData("--model vanilla --base-width 8", "baseWidth (--base-width) does not act in this run")]
    [InlineData("--lr 0.001 --set beta1=0 --model dcgan", null)]
    public async Task Train_SettingThatDoesNothing_SaysSoAndGoesOn(string options, string? note)
    {
        var data = await DataAsync();

        var result = await CommandLine.RunAsync(["train", "--data", data, .. options.Split(' '), "--dry-run"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(TrainingRecord.Models.Contains("vanilla") && options.Contains("vanilla", StringComparison.Ordinal) ? "vanilla" : "dcgan", TrainingJson.ReadRecord(result.Output).Model);
        if (note is null)
        {
            Assert.Equal("", result.Error);
        }
        else
        {
            Assert.Contains("warning: " + note, Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--model dcgan")]
    [InlineData("--model dcgan --objective minimax --set practices.adam=false --batch 63")]
    [InlineData("--model vanilla --set latentSize=4 --set schedule.discriminatorSteps=3")]
    [InlineData("--model conditional --set regularization.r1=20 --set discriminatorNorm=layer")]
    [InlineData("--model stylegan")]
    [InlineData("--model cyclegan --data-b DATA --set cycleGan.discriminatorLayers=1 --set schedule.decayFrom=1")]
    public async Task Train_OptionsOfACure_MakeThatCuresRecord(string line)
    {
        var data = await DataAsync();
        string[] command = ["train", "--data", data, .. line.Replace("DATA", data, StringComparison.Ordinal).Split(' '), "--dry-run"];
        var record = TrainingJson.ReadRecord(await CommandLine.SucceedAsync(command));

        var cures = Files(record).SelectMany(file => Doctor.Examine(file).Findings).SelectMany(finding => finding.Cures).Where(cure => cure.Record is not null).Distinct().ToList();

        Assert.InRange(cures.Count, 4, 30);
        foreach (var cure in cures)
        {
            // An option that was given already is given anew, not twice.
            var added = cure.Option!.Split(' ');
            var typed = command.ToList();
            if (added is ["--objective" or "--lr" or "--batch", ..] && typed.IndexOf(added[0]) is >= 0 and var at)
            {
                typed.RemoveRange(at, 2);
            }

            var made = await CommandLine.RunAsync([.. typed, .. added]);

            Assert.Equal((0, ""), (made.ExitCode, made.Error));
            Assert.Equal(cure.Record, TrainingJson.ReadRecord(made.Output));
        }
    }

    private async Task<string> DataAsync()
    {
        var data = _folder["data"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "128", "--size", "16", "--out", data);
        return data;
    }

    // A D that is sure of everything, one that is a coin, pictures all alike, a game in circles, steps too large, and a NaN.
    private static IEnumerable<CaseFile> Files(TrainingRecord record)
    {
        var healthy = new StepVitals { GChange = 3e-3, DChange = 4e-3, Spread = 0.9, Nearest = 0.8, Missing = 0, Distance = 0.4, RealLow = -1, RealHigh = 1, FakeLow = -0.9, FakeHigh = 0.9 };
        yield return Of(record, 0.999, 0.001, _ => healthy);
        yield return Of(record, 0.5, 0.5, _ => healthy);
        yield return Of(record, 0.7, 0.3, _ => healthy with { Spread = 0.02, Nearest = 0.02 });
        yield return Of(record, 0.7, 0.3, step => healthy with { Distance = 0.3 + (0.2 * Math.Sin(step / 10.0)) });
        yield return Of(record, 0.7, 0.3, _ => healthy with { GChange = 0.5 });
        yield return Of(record, 0.7, 0.3, _ => healthy) with { Failure = new RunFailure(50, "generator.main.0.weight", "NaN") };
    }

    private static CaseFile Of(TrainingRecord record, double real, double fake, Func<int, StepVitals> vitals) => CaseFile.Of(
        [.. Enumerable.Range(1, 400).Select(step => new StepStatistics
        {
            Step = step,
            Images = 16L * step,
            DLossReal = -Math.Log(real),
            DLossFake = -Math.Log(1 - fake),
            GLoss = record.Objective == "minimax" ? Math.Log(1 - fake) : -Math.Log(fake) + (0.01 * (step % 5)),
            DReal = real,
            DFake = fake,
            DFakeAfter = fake,
            DGradientNorm = 1,
            GGradientNorm = 1,
            ImagesPerSecond = 0,
            Seconds = 0,
            Vitals = step % 10 == 1 ? vitals(step) : null,
        })],
        record);
}
