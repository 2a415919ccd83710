using AnimeGan.Data;
using AnimeGan.Diagnosis;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Diagnosis;

public sealed class RunExaminationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Examine_DrawnFaces_AsksDAboutFacesItNeverSaw()
    {
        using var tiny = new TinyRun();
        var data = _folder["faces"];
        SynthAnime.WriteSet(data, 48, 16, seed: 3, overwrite: false, null, TestContext.Current.CancellationToken);
        var run = RunFolder.Open(tiny.Train("run", tiny.Record with { Data = data, Steps = 50 }));

        var report = Doctor.Examine(run);

        Assert.Equal(48, report.File.Probe!.Pictures);
        Assert.InRange(report.File.Probe.Gap, -0.5, 0.5);
        Assert.Equal(5, report.File.Vitals.Count);
    }

    [Fact]
    public void Examine_CycleGan_ReadsItsVitalSigns()
    {
        using var domains = new TinyDomains();
        var run = RunFolder.Open(domains.Train("run", domains.Record with { Steps = 60 }));

        var report = Doctor.Examine(run);

        Assert.Null(report.File.Probe);
        Assert.Equal("least-squares", report.File.Scale.Name);
        Assert.All(report.File.Vitals, vital => Assert.InRange(vital.Values.GChange, 1e-5, 0.3));
        Assert.False(report.IsSick);
    }

    [Fact]
    public void Examine_RunThatEndedInNaN_NamesTheTensorUntilItIsResumed()
    {
        using var tiny = new TinyRun();
        var record = tiny.Record with { CheckpointEverySteps = 2 };
        var run = RunFolder.Open(tiny.Train("run", record));
        File.WriteAllText(run.FailurePath, """{ "step": 7, "tensorName": "generator.layers.conv8.weight", "value": "NaN" }""");

        var report = Doctor.Examine(run);
        tiny.Resume("run", 8);

        Assert.Equal(Ailment.NotFinite, report.Diagnosis.Ailment);
        Assert.Contains("conv8.weight", report.Diagnosis.Evidence[0], StringComparison.Ordinal);
        Assert.Null(run.ReadFailure());
    }
}
