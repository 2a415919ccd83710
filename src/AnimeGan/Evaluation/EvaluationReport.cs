using System.Text.Json;
using System.Text.Json.Serialization;
using AnimeGan.Files;
using AnimeGan.Training;

namespace AnimeGan.Evaluation;

/// <summary>What an evaluation found: one record for each figure. <c>animegan evaluate</c> leaves it in the run's folder as evaluation.json.</summary>
public sealed record EvaluationReport
{
    /// <summary>The file's name in a run's folder.</summary>
    public const string FileName = "evaluation.json";

    /// <summary>The run's folder, as it was given.</summary>
    public required string Run { get; init; }

    /// <summary>The family, such as "dcgan".</summary>
    public required string Model { get; init; }

    /// <summary>Steps after which the checkpoint was saved.</summary>
    public required long Step { get; init; }

    /// <summary>The data set that the samples were compared with.</summary>
    public required string Data { get; init; }

    /// <summary>Pictures that the generator did not learn from; null where none were given.</summary>
    public string? HeldOut { get; init; }

    /// <summary>The extractor of the figures in features, with its input's size and range; each figure has its hash.</summary>
    public string Extractor { get; init; } = "";

    /// <summary>Whether that extractor knows such pictures as those of the data; null where it cannot tell, and in reports of before this was asked.</summary>
    public Familiarity? Familiarity { get; init; }

    /// <summary>What whoever reads the figures has to know; empty where there is nothing.</summary>
    public IReadOnlyList<string> Warnings { get => field ?? []; init; } = [];

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How long that took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Names of the metrics that were asked for, as <see cref="RunEvaluator.MetricNames"/> has them; a metric may have several figures. Empty in reports of before this was written down.</summary>
    public IReadOnlyList<string> Asked { get => field ?? []; init; } = [];

    /// <summary>The figures, in the order of their tables.</summary>
    public required IReadOnlyList<MetricResult> Metrics { get; init; }

    /// <summary>What could not be measured, and why.</summary>
    public IReadOnlyList<SkippedMetric> Skipped { get; init; } = [];

    /// <summary>The figure of a name; null where it was not measured.</summary>
    /// <param name="name">Such as "kid".</param>
    public MetricResult? Find(string name) => Metrics.FirstOrDefault(metric => metric.Name == name);

    /// <summary>The report of a run; null where it was never evaluated.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="InvalidDataException">The file is not a report.</exception>
    public static EvaluationReport? Of(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var path = Path.Combine(run.Root, FileName);
        return File.Exists(path) ? Read(path) : null;
    }

    /// <summary>Reads a report.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="InvalidDataException">The file is not a report; the message says where.</exception>
    public static EvaluationReport Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), EvaluationJson.Page.EvaluationReport)
                ?? throw new InvalidDataException($"{path} is JSON's null; evaluate the run again.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is no report: {error.Message} Evaluate the run again.", error);
        }
    }

    /// <summary>The report as an indented page of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EvaluationJson.Page.EvaluationReport);

    /// <summary>Writes the report; a file that is there is replaced as a whole.</summary>
    /// <param name="path">Its file.</param>
    public void Write(string path) => DurableFile.Replace(path, ToJson() + "\n");
}

/// <summary>The serialiser that the compiler writes.</summary>
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class EvaluationJson : JsonSerializerContext
{
    /// <summary>As an indented page.</summary>
    internal static EvaluationJson Page { get; } = new(new JsonSerializerOptions(KitJson.StrictPage()) { RespectRequiredConstructorParameters = true });
}
