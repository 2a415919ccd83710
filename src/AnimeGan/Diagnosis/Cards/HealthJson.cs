using System.Text.Json.Nodes;
using AnimeGan.Files;

namespace AnimeGan.Diagnosis;

/// <summary>Reports as JSON, for programs.</summary>
internal static class HealthJson
{
    /// <summary>An indented page.</summary>
    internal static string Write(HealthReport report) => new JsonObject
    {
        ["run"] = report.File.Name,
        ["steps"] = report.File.Steps.Count,
        ["objective"] = report.File.Scale.Name,
        ["sick"] = report.IsSick,
        ["diagnosis"] = report.Diagnosis.Ailment.ToString(),
        ["findings"] = new JsonArray([.. report.Findings.Select(Finding)]),
        ["understood"] = Words(report.File.Understood),
        ["guesses"] = Words(report.File.Guesses),
    }.ToJsonString(KitJson.Page);

    private static JsonObject Finding(Finding finding) => new()
    {
        ["ailment"] = finding.Ailment.ToString(),
        ["severity"] = finding.Severity.ToString(),
        ["title"] = finding.Title,
        ["fromStep"] = finding.Stretch.From,
        ["toStep"] = finding.Stretch.To,
        ["evidence"] = Words(finding.Evidence),
        ["cause"] = finding.Cause,
        ["cures"] = new JsonArray([.. finding.Cures.Select(cure => new JsonObject { ["words"] = cure.Words, ["option"] = cure.Option })]),
    };

    private static JsonArray Words(IReadOnlyList<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);
}
