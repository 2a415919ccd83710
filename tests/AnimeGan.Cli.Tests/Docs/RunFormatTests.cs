using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Files;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Cli.Tests;

/// <summary>The page on a run's folder names every file and every field, in the words of the code, and Python reads by it what C# reads.</summary>
public sealed partial class RunFormatTests : IDisposable
{
    private const string Page = "src/AnimeGan/Training/Runs/README.md";
    private const string Begin = "<!-- From the code, by RunFormatTests. -->";

    private static readonly (string File, Type Type)[] _files =
    [
        ("config.json", typeof(TrainingRecord)),
        ("environment.json", typeof(RunEnvironment)),
        ("stats.jsonl, a line a step", typeof(StepStatistics)),
        ("scores.jsonl, a line a measurement", typeof(ScoredStep)),
        ("labels.json", typeof(LabelScheme)),
        ("failure.json", typeof(RunFailure)),
        ("checkpoints/step-000000/state.json", typeof(RunFolder).Assembly.GetType("AnimeGan.Training.CheckpointState", throwOnError: true)!),
        ("evaluation.json", typeof(EvaluationReport)),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Page_OfTheFormat_HasEveryFieldAsTheCodeHasIt()
    {
        var committed = File.ReadAllText(RepositoryFiles.PathOf(Page));
        var head = committed.Split(Begin)[0];
        var text = new StringBuilder(head).Append(Begin).Append('\n');
        foreach (var (file, type) in _files)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {file}\n\n| Field | Type | What it is |\n| --- | --- | --- |\n");
            foreach (var (name, kind, words) in Fields(type, string.Empty))
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {kind} | {words} |\n");
            }
        }

        var built = RepositoryFiles.PathOf("artifacts/RunFormat.md");
        File.WriteAllText(built, text.ToString());

        Assert.Contains($"Format {RunFolder.Format}", head, StringComparison.Ordinal);
        Assert.True(committed == text.ToString(), $"The fields of a run's files are others than {Page} says. Where that is meant: cp {built} {RepositoryFiles.PathOf(Page)}");
    }

    [Fact]
    public void Run_OfEachFile_IsOnThePageAndReadByPython()
    {
        SynthAnime.WriteSet(_folder["faces"], 32, 16, seed: 3, overwrite: false, progress: null, TestContext.Current.CancellationToken);
        var record = TrainingRecord.For("conditional") with
        {
            Data = _folder["faces"], ImageSize = 16, BaseWidth = 4, BatchSize = 8, LatentSize = 8, GridSize = 2, Steps = 3, Augmentation = new() { Kind = "ada" }, Evaluation = new() { Samples = 8, References = 8 },
        };
        using (var extractor = FeatureExtractor.BuiltIn())
        using (var score = RunScore.Open(record, extractor))
        using (var trainer = GanTrainer.Create(record, _folder["run"], new TrainingServices { Score = score }))
        {
            trainer.Run(TestContext.Current.CancellationToken);
        }

        var page = File.ReadAllText(RepositoryFiles.PathOf(Page)).Split(Begin)[0];
        Assert.All(Directory.EnumerateFiles(_folder["run"], "*", SearchOption.AllDirectories), file => Assert.Contains(StepName().Replace(Path.GetFileName(file), "step-000000"), page, StringComparison.Ordinal));

        var run = RunFolder.Open(_folder["run"]);
        Assert.Equal(RunFolder.Format, run.ReadEnvironment().Format);
        File.WriteAllText(_folder["read.py"], """
            import json, sys
            sys.path.insert(0, sys.argv[1])
            import load_run
            record, stats = load_run.run(sys.argv[2])
            tensors = load_run.weights(sys.argv[3])
            print(json.dumps({"losses": stats["gLoss"].tolist(), "objective": record["objective"], "sums": {name: float(tensor.astype("f8").sum()) for name, tensor in tensors.items()}}))
            """);
        var average = Path.Combine(run.Checkpoints()[^1].Path, "ema.safetensors");
        var read = JsonDocument.Parse(PythonOracle.Run(_folder["read.py"], RepositoryFiles.PathOf("samples"), run.Root, average)).RootElement;

        Assert.Equal(run.ReadStatistics().Select(step => (double)step.GLoss), read.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble()));
        Assert.Equal("non-saturating", read.GetProperty("objective").GetString());
        using var weights = SafeTensorsFile.Open(average);
        Assert.Equal(weights.Names.Order(), read.GetProperty("sums").EnumerateObject().Select(sum => sum.Name).Order());
        Assert.All(read.GetProperty("sums").EnumerateObject(), sum => Assert.Equal(weights.Read(sum.Name).to_type(ScalarType.Float64).sum().item<double>(), sum.Value.GetDouble(), 1e-6));
    }

    private static IEnumerable<(string Name, string Kind, string Words)> Fields(Type type, string prefix)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                     .Where(property => property.Name != "EqualityContract" && property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.GetMethod!.IsPublic)
                     .OrderBy(property => property.GetCustomAttribute<JsonPropertyOrderAttribute>()?.Order ?? 0).ThenBy(property => property.MetadataToken))
        {
            var name = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var nested = Element(property.PropertyType);
            yield return (name, Kind(property.PropertyType), Words(property));
            if (nested.Assembly == typeof(RunFolder).Assembly && !nested.IsEnum)
            {
                foreach (var field in Fields(nested, nested == property.PropertyType || Nullable.GetUnderlyingType(property.PropertyType) is not null ? $"{name}." : $"{name}[]."))
                {
                    yield return field;
                }
            }
        }
    }

    private static Type Element(Type type) => Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? type.GetGenericArguments()[^1] : type.GetElementType() ?? type);

    private static string Kind(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) || plain == typeof(DateTimeOffset) || plain.IsEnum ? "string"
            : plain == typeof(bool) ? "true, false"
            : plain == typeof(int) || plain == typeof(long) ? "integer"
            : plain == typeof(double) || plain == typeof(float) ? "number"
            : plain.IsGenericType && plain.GetGenericArguments().Length == 2 ? "object by name"
            : plain.IsArray || plain.IsGenericType ? "list"
            : "group";
    }

    // The summary of the property, or of the record's parameter that it is, in one line without links.
    private static string Words(PropertyInfo property)
    {
        var declaring = property.DeclaringType!.FullName!.Replace('+', '.');
        var summary = PublicDocs.Members.GetValueOrDefault($"P:{declaring}.{property.Name}")?.Element("summary");
        var parameter = PublicDocs.Members.GetValueOrDefault($"T:{declaring}")?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property.Name);
        var words = summary ?? parameter ?? throw new InvalidOperationException($"{declaring}.{property.Name} has no words.");
        var plain = string.Concat(words.Nodes().Select(node => node is System.Xml.Linq.XElement link ? link.Value.Length > 0 ? link.Value : Named(link) : node.ToString(System.Xml.Linq.SaveOptions.DisableFormatting)));
        return Blanks().Replace(System.Net.WebUtility.HtmlDecode(plain), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    // A type by its name, a member with its type's before it.
    private static string Named(System.Xml.Linq.XElement link)
    {
        var id = (string?)link.Attribute("cref") ?? (string?)link.Attribute("name") ?? string.Empty;
        return string.Join('.', id.Split('(')[0].Split('.').TakeLast(id.StartsWith("T:", StringComparison.Ordinal) ? 1 : 2));
    }

    [GeneratedRegex(@"step-[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex StepName();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
