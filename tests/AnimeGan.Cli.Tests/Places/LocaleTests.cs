using System.Globalization;
using System.Text.RegularExpressions;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Languages whose numbers have commas and whose i has a dot: files, pages and words are the same everywhere.</summary>
public sealed partial class LocaleTests(TrainedPlace place) : IClassFixture<TrainedPlace>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // In this process, so that all of the library is in it: other programs that use it have their user's culture.
    [Fact]
    public async Task Commands_CultureOfDecimalCommas_WriteWhatTheyWriteElsewhere()
    {
        var elsewhere = await WorkAsync("elsewhere");
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "\u2212", PercentDecimalSeparator = ",", PercentSymbol = " v.H.", NaNSymbol = "keine" };
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ",";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        IReadOnlyDictionary<string, string> here;
        try
        {
            Assert.Equal("-1,5".Replace('-', '\u2212'), $"{-1.5}");
            here = await WorkAsync("here");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(elsewhere.Keys, here.Keys);
        Assert.All(elsewhere, pair => Assert.Equal(pair.Value, here[pair.Key]));
    }

    // With the system's own rules for languages, where there are any; the kit as it is built does without them.
    [Fact]
    public async Task Program_LanguageOfTheSystem_ChangesNothing()
    {
        var settings = _folder["AnimeGan.Cli.runtimeconfig.json"];
        var own = await File.ReadAllTextAsync(Path.ChangeExtension(CommandLine.Program, ".runtimeconfig.json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"System.Globalization.Invariant\": true", own, StringComparison.Ordinal);
        await File.WriteAllTextAsync(settings, own.Replace("Invariant\": true", "Invariant\": false", StringComparison.Ordinal).Replace("PredefinedCulturesOnly\": true", "PredefinedCulturesOnly\": false", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var hasRules = true;
        hasRules = Run("de_DE", "--version").ExitCode == 0;
        TrainedPlace.WriteNotebook(_folder["note.ipynb"], "Console.WriteLine($\"{1.5 + 1} {\"TITLE\".ToLower()} {\"index\".ToUpper()}\"); 0.25");

        Succeed("de_DE", [.. TrainedPlace.TrainArguments(place.Set, _folder["run"]), "--set", "beta1=0.25"]);
        Succeed("tr_TR", "notebook", "run", _folder["note.ipynb"], "--out", _folder["site"]);
        var table = Succeed("de_DE", "stats", _folder["run"]);

        var page = await File.ReadAllTextAsync(_folder["site/note.html"], TestContext.Current.CancellationToken);
        Assert.Contains("2.5 title INDEX", page, StringComparison.Ordinal);
        Assert.Contains("0.25", page, StringComparison.Ordinal);
        var rows = table.Output.Trim().Split('\n').Select(line => line.Split(',')).ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Contains("\"beta1\": 0.25", await File.ReadAllTextAsync(_folder["run/config.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);

        ProcessResult Succeed(string language, params string[] arguments)
        {
            var result = Run(language, arguments);
            Assert.True(result.ExitCode == 0, result.Error);
            return result;
        }

        ProcessResult Run(string language, params string[] arguments) => ChildProcess.Run(
            "dotnet",
            ["exec", "--runtimeconfig", hasRules ? settings : Path.ChangeExtension(CommandLine.Program, ".runtimeconfig.json"), CommandLine.Program, .. arguments],
            environment: new Dictionary<string, string> { ["LANG"] = $"{language}.UTF-8", ["LC_ALL"] = $"{language}.UTF-8" });
    }

    // Groups of three have commas everywhere; what has a comma before other digits becomes two numbers.
    [GeneratedRegex(@"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?([eE][+-]?\d+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();

    // What holds no time that anything took is compared as it is.
    private static bool IsTimeless(string file) => Path.GetFileName(file) is "config.json" || Path.GetExtension(file) == ".svg" || (Path.GetDirectoryName(file) == "figure" && Path.GetFileName(file) != "numbers.json");

    // What is written and said, the numbers of what has times in it without their digits.
    private async Task<IReadOnlyDictionary<string, string>> WorkAsync(string where)
    {
        var folder = _folder.MakeFolder(where);
        string run = Path.Combine(folder, "run"), words = "";
        await SayAsync(TrainedPlace.TrainArguments(place.Set, run));
        await SayAsync("evaluate", run, "--samples", "8", "--metrics", "kid");
        await SayAsync("doctor", run, "--out", Path.Combine(folder, "card.html"));
        await SayAsync("stats", run, "--out", Path.Combine(folder, "stats.csv"));
        await SayAsync("report", run);
        await SayAsync("figure", "dirac", "--quick", "--out", Path.Combine(folder, "figure"));
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["words"] = words };
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".json" or ".jsonl" or ".csv" or ".html" or ".svg"))
        {
            var (name, text) = (Path.GetRelativePath(folder, file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            found[name] = IsTimeless(name) ? text.Replace(folder, "FOLDER", StringComparison.Ordinal) : Plain(text);
        }

        return found;

        async Task SayAsync(params string[] arguments) => words += Plain(await CommandLine.SucceedAsync(arguments));

        string Plain(string text) => Numbers().Replace(text.Replace(folder, "FOLDER", StringComparison.Ordinal), "N");
    }
}
