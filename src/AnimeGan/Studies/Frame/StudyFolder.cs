using System.Text.Json;
using AnimeGan.Figures;
using AnimeGan.Files;
using AnimeGan.Imaging;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>The folder of a study: its numbers, charts, pictures and page, and below them what it keeps for itself.</summary>
/// <param name="root">The folder; made when first written to.</param>
/// <remarks>
/// numbers.json: a <see cref="StudyRecord"/>. index.html: everything on one page, which works offline. NAME.svg and
/// NAME.json: a chart as a drawing and as Plotly's JSON. NAME.png: a picture, or a chart where asked for. runs: the study's own.
/// </remarks>
public sealed class StudyFolder(string root)
{
    private const string ScriptName = "plotly.min.js";

    /// <summary>The folder itself.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Where the study keeps its runs; see <see cref="StudyContext.Folder"/>.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>The numbers.</summary>
    public string Numbers => Path.Combine(Root, "numbers.json");

    /// <summary>The page.</summary>
    public string Page => Path.Combine(Root, "index.html");

    /// <summary>Writes everything that a study found out; what an earlier call wrote is replaced.</summary>
    /// <param name="study">The study.</param>
    /// <param name="context">How it was carried out.</param>
    /// <param name="result">What came out.</param>
    /// <param name="plotlyScriptPath">plotly.js, copied beside the page for live charts; null for still ones.</param>
    /// <param name="clock">The time; null for the system's.</param>
    /// <param name="pngProgram">What draws charts as PNG, as <see cref="FigurePng.FindProgram"/> finds it; null for none.</param>
    /// <returns>What numbers.json holds.</returns>
    public StudyRecord Write(IStudy study, StudyContext context, StudyResult result, string? plotlyScriptPath = null, TimeProvider? clock = null, string? pngProgram = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(result);
        var record = new StudyRecord
        {
            Study = study.Name,
            Title = study.Title,
            Paper = study.Paper,
            Length = JsonNamingPolicy.CamelCase.ConvertName(context.Length.ToString()),
            Seed = context.Seed,
            Numbers = result.Numbers,
            Notes = result.Notes,
            Environment = RunEnvironment.Capture(context.Seed, null, clock ?? TimeProvider.System),
        };
        Directory.CreateDirectory(Root);
        foreach (var (name, figure) in result.Figures)
        {
            DurableFile.Replace(Path.Combine(Root, name + ".svg"), figure.ToSvg());
            DurableFile.Replace(Path.Combine(Root, name + ".json"), figure.ToJson());
            if (pngProgram is not null)
            {
                FigurePng.Write(figure.ToSvg(), Path.Combine(Root, name + ".png"), pngProgram);
            }
        }

        foreach (var picture in result.Pictures)
        {
            DurableFile.Replace(Path.Combine(Root, picture.Name + ".png"), Pictures.EncodePng(picture.Image));
        }

        if (plotlyScriptPath is not null)
        {
            File.Copy(plotlyScriptPath, Path.Combine(Root, ScriptName), overwrite: true);
        }

        DurableFile.Replace(Page, StudyPage.Write(record, result, plotlyScriptPath is null ? PlotlyScript.None : PlotlyScript.At(ScriptName)));
        WriteNumbers(Numbers, record);
        return record;
    }

    /// <summary>Writes numbers, so that later ones can be held against them.</summary>
    /// <param name="path">The file; replaced where it is there.</param>
    /// <param name="record">The numbers.</param>
    public static void WriteNumbers(string path, StudyRecord record) => DurableFile.Replace(path, JsonSerializer.Serialize(record, KitJson.Page) + "\n");

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    /// <param name="path">numbers.json, or a copy of it.</param>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static StudyRecord ReadNumbers(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StudyRecord>(File.ReadAllText(path), KitJson.Reading) ?? throw new InvalidDataException($"{path} is JSON's null; expected the numbers of a study.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path} does not hold the numbers of a study: {fault.Message}", fault);
        }
    }
}
