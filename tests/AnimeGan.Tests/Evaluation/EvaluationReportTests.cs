using AnimeGan.Evaluation;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

/// <summary>What an evaluation leaves behind can be read again.</summary>
public sealed class EvaluationReportTests
{
    [Fact]
    public void Read_WrittenReport_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var path = folder[EvaluationReport.FileName];
        var report = new EvaluationReport
        {
            Run = "runs/first",
            Model = "dcgan",
            Step = 2000,
            Data = "data/faces",
            Time = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
            Seconds = 12.5,
            Metrics =
            [
                new MetricResult
                {
                    Name = "kid",
                    Title = "KID",
                    Value = 0.1 + 0.2,
                    Interval = new ConfidenceInterval(0.25, 0.35, 0.95, "jackknife"),
                    Direction = MetricDirection.Lower,
                    Ideal = 0,
                    Samples = 1000,
                    References = 5000,
                    Seed = 7,
                    Extractor = "abc",
                    Filter = "lanczos",
                    Paper = "Bińkowski et al. 2018",
                    Reading = "0 is best.",
                },
            ],
            Asked = ["kid", "fid"],
            Familiarity = new Familiarity(100, 97),
            Warnings = ["Strange pictures."],
            Skipped = [new SkippedMetric("fid", "Too few samples; take more.")],
        };

        report.Write(path);
        var read = EvaluationReport.Read(path);

        Assert.Equal(report with { Asked = [], Metrics = [], Skipped = [], Warnings = [] }, read with { Asked = [], Metrics = [], Skipped = [], Warnings = [] });
        Assert.Equal(["Strange pictures."], read.Warnings);
        Assert.Equal(["kid", "fid"], read.Asked);
        Assert.Equal(report.Metrics, read.Metrics);
        Assert.Equal(report.Skipped, read.Skipped);
        Assert.Equal(0.1 + 0.2, read.Find("kid")!.Value);
    }

    [Fact]
    public void Read_SomethingElse_SaysThatItIsNoReport()
    {
        using var folder = new TemporaryFolder();
        var path = folder[EvaluationReport.FileName];
        File.WriteAllText(path, """{ "kid": 0.1 }""");

        var fault = Assert.Throws<InvalidDataException>(() => EvaluationReport.Read(path));

        Assert.Contains("Evaluate the run again", fault.Message, StringComparison.Ordinal);
    }
}
