using System.Text;
using System.Text.Json;
using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Studies;
using AnimeGan.Training;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>The JSON that the kit keeps beside runs and sets, each of its readers for every text.</summary>
internal sealed class ReportTarget() : FuzzTarget("reports", "JSON beside runs and sets (evaluation, a study's numbers, domains)", typeof(InvalidDataException), typeof(FormatException))
{
    public override IEnumerable<byte[]> Seeds()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        yield return Encoding.UTF8.GetBytes(new EvaluationReport
        {
            Run = "r",
            Model = "dcgan",
            Step = 1,
            Data = "d",
            Time = time,
            Seconds = 1.5,
            Metrics = [new MetricResult { Name = "fid", Title = "FID", Value = 2, Direction = MetricDirection.Lower, Samples = 3, Seed = 1, Paper = "p", Reading = "r" }],
            Skipped = [new SkippedMetric("kid", "why")],
        }.ToJson());
        var path = InFile("numbers.json", []);
        StudyFolder.WriteNumbers(path, new StudyRecord { Study = "s", Title = "t", Paper = "p", Length = "quick", Seed = 1, Numbers = [new StudyNumber("n", 1.5) { Expected = "e" }], Notes = ["a"], Environment = TrainingJson.ReadEnvironment(RunFilesTarget.Environment) });
        yield return File.ReadAllBytes(path);
        yield return """{"attribute":"hair_color","from":"Black","to":"Blonde","size":64,"seed":1,"sets":[{"folder":"a","value":"Black","firstPerson":0,"count":2,"use":"train"}]}"""u8.ToArray();
    }

    public override string Read(byte[] input)
    {
        var path = InFile(SynthDomains.FileName, input);
        return Attempt(() => Words(EvaluationReport.Read(path))) + Attempt(() => Words(StudyFolder.ReadNumbers(path))) + Attempt(() => Words(SynthDomains.Read(Path.GetDirectoryName(path)!)));
    }

    // As those do who show them.
    private static string Words(EvaluationReport report) =>
        $"{report.Run.Length > 0} {report.Metrics.Sum(metric => metric.Name.Length + metric.Title.Length) > 0} {report.Skipped.Sum(metric => metric.Name.Length) > 0} {report.Warnings.Sum(word => word.Length) > 0} {report.Asked.Sum(word => word.Length) > 0} {report.ToJson().Length > 0}";

    private static string Words(StudyRecord record) =>
        $"{record.Study.Length > 0} {record.Numbers.Sum(number => number.Name.Length + number.ToText().Length) > 0} {record.Notes.Sum(note => note.Length) > 0} {record.Environment.Kit.Length > 0} {JsonSerializer.Serialize(record.Title).Length > 0}";

    private static string Words(SynthDomainsFile domains) => $"{domains.From.Length > 0} {domains.Sets.Sum(set => set.Folder.Length + set.Use.Length + set.Value.Length) > 0}";
}
