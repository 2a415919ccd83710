using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Whatever reports to a person reports to a program: --json prints JSON alone, numbers as numbers.</summary>
public sealed partial class JsonOutputTests
{
    // How each is asked, in this order; RUN, SET, PHOTOS, MNIST and NEW stand for folders. Studies share one command, notebooks another: see FigureCommandTests.
    private static readonly Dictionary<string, string> _commands = new()
    {
        ["info"] = "info",
        ["data synth"] = "data synth --count 8 --size 16 --out NEW/synth",
        ["data import"] = "data import MNIST --format mnist --size 16 --out NEW/mnist",
        ["data domains"] = "data domains --count 4 --pairs 2 --size 16 --out NEW/hair",
        ["data prepare"] = "data prepare PHOTOS --size 16 --out NEW/prepared",
        ["data inspect"] = "data inspect SET --out NEW/grid.png",
        ["train"] = "train --model vanilla --data SET --steps 2 --batch 4 --evaluate-every 2 --out NEW/trained",
        ["resume"] = "resume RUN --steps 61",
        ["directions"] = "directions RUN --attribute skinTone=dark --samples 200 --measured 10",
        ["sweep"] = "sweep --model vanilla --data SET --vary objective=hinge,minimax --seeds 1-2 --out NEW/sweep --dry-run",
        ["hash"] = "hash RUN",
        ["figure list"] = "figure list",
        ["figure dirac"] = "figure dirac --quick --out NEW/dirac",
        ["evaluate"] = "evaluate RUN --samples 8 --metrics ms-ssim",
        ["doctor"] = "doctor RUN",
        ["report"] = "report RUN",
        ["stats"] = "stats RUN",
        ["export"] = "export RUN --out NEW/generator.onnx",
        ["game"] = "game --out NEW/game.html",
        ["import-weights"] = "import-weights NEW/weights.pth --model vanilla --like RUN --out NEW/imported",
        ["playground"] = "playground RUN --samples 100 --out NEW/playground.html",
        ["extractor export"] = "extractor export --out NEW/extractor.onnx --half",
        ["extractor show"] = "extractor show",
        ["kernel list"] = "kernel list",
    };

    [Fact]
    public async Task EveryReport_AsJson_ParsesAndHasNumbersForNumbers()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "16", "--out", folder["set"]);
        await CommandLine.SucceedAsync("data", "augment", folder["set"], "--out", Path.Combine(folder.MakeFolder("photos"), "one.png"));
        File.WriteAllText(Path.Combine(folder["photos"], "two.png"), "no picture");
        File.WriteAllBytes(Path.Combine(folder.MakeFolder("mnist"), "train-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[2 * 28 * 28]]);
        File.WriteAllBytes(Path.Combine(folder["mnist"], "train-labels-idx1-ubyte"), [0, 0, 8, 1, 0, 0, 0, 2, 3, 7]);
        // So many steps that it draws faces of more than one kind, of which a direction is found.
        await CommandLine.SucceedAsync("train", "--model", "vanilla", "--data", folder["set"], "--steps", "60", "--batch", "8", "--out", folder["run"]);
        await CommandLine.SucceedAsync("export", folder["run"], "--format", "pytorch", "--out", Path.Combine(folder["new"], "weights.pth"));

        Assert.Equal(Reporting().Order(), _commands.Keys.Order());
        foreach (var (name, line) in _commands)
        {
            string[] words = [.. line.Split(' ').Select(word => word.Replace("RUN", folder["run"]).Replace("SET", folder["set"]).Replace("PHOTOS", folder["photos"]).Replace("MNIST", folder["mnist"]).Replace("NEW", folder["new"])), "--json"];
            var result = await CommandLine.RunAsync(words);

            Assert.True(result.ExitCode == 0, $"{name}: {result.Error}");
            using var json = JsonDocument.Parse(result.Output);
            Assert.True(json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array, name);
            Assert.All(Leaves(json.RootElement), leaf =>
            {
                Assert.Matches(Camel(), leaf.Name);
                // What a paper says is quoted: "at least 0.9", or a number as it prints it.
                Assert.False(leaf.Name != "expected" && leaf.Value.ValueKind == JsonValueKind.String && double.TryParse(leaf.Value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _), $"{name}: {leaf.Name} is a number in quotes");
            });
        }
    }

    [Fact]
    public void Write_WhatIsNoFiniteNumber_NamesIt()
    {
        using var output = new StringWriter();

        JsonOutput.Write(new Host(output, TextWriter.Null, Path.GetTempPath(), CancellationToken.None), new { Mean = double.NaN, Most = double.PositiveInfinity });

        using var json = JsonDocument.Parse(output.ToString());
        Assert.Equal(["NaN", "Infinity"], json.RootElement.EnumerateObject().Select(property => property.Value.GetString()));
    }

    private static IEnumerable<string> Reporting() =>
        Walk(AnimeGanCommand.Create(new Host(TextWriter.Null, TextWriter.Null, Path.GetTempPath(), CancellationToken.None)), "")
            .Where(pair => pair.Command.Options.Any(option => option.Name == "--json"))
            .Select(pair => pair.Path)
            .Where(path => !path.StartsWith("figure ", StringComparison.Ordinal) || path is "figure list" or "figure dirac");

    private static IEnumerable<(string Path, Command Command)> Walk(Command command, string path) =>
        command.Subcommands.Where(inner => !inner.Hidden).SelectMany(inner => Walk(inner, $"{path}{inner.Name} ").Prepend(($"{path}{inner.Name}", inner)));

    private static IEnumerable<(string Name, JsonElement Value)> Leaves(JsonElement at, string name = "root") => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(property => Leaves(property.Value, property.Name)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(item => Leaves(item, name)),
        _ => [(name, at)],
    };

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Camel();
}
