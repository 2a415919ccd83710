using System.Text.RegularExpressions;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Reports;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Reports;

[Collection(nameof(ProcessWideState))]
public sealed partial class RunReportTests : IDisposable
{
    private readonly TinyRun _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Write_TwoRuns_OpensOfflineWithDifferencesFirst()
    {
        var one = Train("one", _tiny.Record with { Seed = 1 });
        var two = Train("two", _tiny.Record with { Seed = 2, Objective = "hinge" });
        Report("a <b> metric").Write(Path.Combine(two.Root, EvaluationReport.FileName));

        RunReport.Write([one, two], _tiny.Path("site/page.html"), PlotlyScript.ShippedFile!);

        var page = File.ReadAllText(_tiny.Path("site/page.html"));
        var own = Scripts().Replace(page, "");
        Assert.DoesNotMatch("(src|href)=\"(?!data:|#)", own);
        Assert.DoesNotContain("http", own.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(own.IndexOf("<th scope=\"row\">objective</th><td>non-saturating</td><td>hinge</td>", StringComparison.Ordinal) is > 0 and var settings
            && settings < own.IndexOf("What came of it", StringComparison.Ordinal), "The differing settings do not come first.");
        Assert.DoesNotContain("<th scope=\"row\">batchSize</th><td>8</td><td>8</td>", own, StringComparison.Ordinal);
        Assert.Contains("a &lt;b&gt; metric", own, StringComparison.Ordinal);
        Assert.Contains("0.0310 (0.0290 to 0.0330)", own, StringComparison.Ordinal);
        Assert.Contains("Not evaluated yet", own, StringComparison.Ordinal);
        Assert.Equal(2, own.Split("class=\"animegan-doctor\"").Length - 1);
    }

    [Fact]
    public void Write_InABrowser_DrawsEveryChartAndFetchesNothing()
    {
        var run = Train("one", _tiny.Record with { SnapshotEverySteps = 2 });
        RunReport.Write([run], _tiny.Path("page.html"), PlotlyScript.ShippedFile!);

        var result = ChildProcess.Run(
            "chromium",
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=8000", "--user-data-dir=" + _tiny.Path("profile"), "--dump-dom", "file://" + _tiny.Path("page.html")],
            timeout: TimeSpan.FromMinutes(2));

        var figures = File.ReadAllText(_tiny.Path("page.html")).Split("data-animegan-figure='").Length - 1;
        Assert.Equal(5, figures);
        Assert.Equal(figures, result.Output.Split("class=\"js-plotly-plot\"").Length - 1);
        Assert.DoesNotContain("CONSOLE", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_RunBeforeItsFirstStep_SaysSo()
    {
        using (GanTrainer.Create(_tiny.Record, _tiny.Path("young")))
        {
        }

        var page = RunReport.ToHtml([RunFolder.Open(_tiny.Path("young"))]);

        Assert.Contains("There are no steps yet.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_NoRunOrOneTwice_IsRefused()
    {
        var run = Train("one", _tiny.Record with { Steps = 1 });

        Assert.Throws<ArgumentException>(() => RunReport.ToHtml([]));
        Assert.Contains("is given twice", Assert.Throws<ArgumentException>(() => RunReport.ToHtml([run, run])).Message, StringComparison.Ordinal);
    }

    private static EvaluationReport Report(string title) => new()
    {
        Run = "two", Model = "dcgan", Step = 6, Data = "discs", Time = DateTimeOffset.UnixEpoch, Seconds = 1,
        Metrics =
        [
            new MetricResult
            {
                Name = "kid", Title = title, Value = 0.031, Interval = new ConfidenceInterval(0.029, 0.033, 0.95, "jackknife"), Direction = MetricDirection.Lower,
                Ideal = 0, Samples = 100, References = 100, Seed = 1, Paper = "a paper", Reading = "how to read it",
            },
        ],
    };

    private RunFolder Train(string name, TrainingRecord record) => RunFolder.Open(_tiny.Train(name, record));

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
