using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnimeGan.Cli.Arguments;
using AnimeGan.Figures;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;
using AnimeGan.Notebooks.Running;
using AnimeGan.Studies;

namespace AnimeGan.Cli.Commands;

/// <summary>Takes the charts and pictures out of an executed notebook, and numbers that tell whether they are the same as before.</summary>
/// <param name="folder">Where the files go; made when first written to.</param>
/// <param name="drawer">The program that draws charts as PNG, or null.</param>
/// <param name="print">What draws charts for paper, or null.</param>
internal sealed class NotebookFigures(string folder, string? drawer, Action<Figure, string>? print)
{
    private const string SvgMimeType = "image/svg+xml";
    private const string PngMimeType = "image/png";
    private const int LongestName = 40;

    private static readonly Regex _tag = new("<[^>]*>", RegexOptions.NonBacktracking);
    private static readonly Regex _notALetter = new("[^a-z0-9]+", RegexOptions.NonBacktracking);

    private readonly List<StudyNumber> _numbers = [];

    /// <summary>Mean and last value of every curve, and the mean of every picture's bytes, each named by its cell.</summary>
    public IReadOnlyList<StudyNumber> Numbers => _numbers;

    /// <summary>Charts written.</summary>
    public int Charts { get; private set; }

    /// <summary>Pictures written.</summary>
    public int Pictures { get; private set; }

    /// <summary>The seed that a notebook ran with; 0 for one without.</summary>
    public static long Seed(NotebookDocument notebook, IReadOnlyDictionary<string, string> values)
    {
        var text = values.GetValueOrDefault("seed") ?? NotebookParameters.Read(notebook).GetValueOrDefault("seed");
        return long.TryParse(text?.TrimEnd('L', 'l'), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 0;
    }

    /// <summary>Whose the notebook's subject is, without markup.</summary>
    public static string Paper(IndexEntry entry) => WebUtility.HtmlDecode(_tag.Replace(entry.PaperHtml, "")).Trim();

    /// <summary>Writes everything that a notebook shows.</summary>
    /// <param name="executed">The notebook with its outputs.</param>
    public void Write(NotebookDocument executed)
    {
        Directory.CreateDirectory(folder);
        foreach (var (index, cell) in executed.Cells.Index().Where(pair => pair.Item.Kind == CellKind.Code))
        {
            var bundles = cell.Outputs.Select(output => output?["data"]).OfType<JsonObject>().ToList();
            foreach (var (place, bundle) in bundles.Index())
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"cell-{index + 1:00}{(bundles.Count > 1 ? "-" + (place + 1) : "")}");
                if (bundle[Figure.PlotlyMimeType] is JsonObject figure)
                {
                    WriteChart(name, figure, Text(bundle[SvgMimeType]));
                }
                else if (bundle[PngMimeType] is { } picture)
                {
                    WritePicture(name, Convert.FromBase64String(Text(picture)!.Trim()));
                }
            }
        }
    }

    private void WriteChart(string cell, JsonObject figure, string? svg)
    {
        Charts++;
        var title = Title(figure);
        var name = $"{cell}-{Slug(title)}".TrimEnd('-');
        Targets.WriteFile(Path.Combine(folder, name + ".json"), Encoding.UTF8.GetBytes(figure.ToJsonString()));
        print?.Invoke(PlotlyChart.Parse(figure.ToJsonString()).Drawn, Path.Combine(folder, name));
        if (svg is not null)
        {
            Targets.WriteFile(Path.Combine(folder, name + ".svg"), Encoding.UTF8.GetBytes(svg));
            if (drawer is not null)
            {
                FigurePng.Write(svg, Path.Combine(folder, name + ".png"), drawer);
            }
        }

        foreach (var (index, trace) in ((JsonArray)figure["data"]!).Index())
        {
            var values = (Values(trace!["y"]) is { Count: > 0 } y ? y : Values(trace["x"])).Concat(Values(trace["z"])).Where(double.IsFinite).ToList();
            if (values.Count > 0)
            {
                var curve = string.Create(CultureInfo.InvariantCulture, $"{cell}, {title}: curve {index + 1}{((string?)trace["name"] is { } known ? $", {PlotlyWords(known)}" : "")}");
                _numbers.Add(new StudyNumber($"{curve}, mean", values.Average()));
                _numbers.Add(new StudyNumber($"{curve}, last", values[^1]));
            }
        }
    }

    private void WritePicture(string name, byte[] png)
    {
        Pictures++;
        Targets.WriteFile(Path.Combine(folder, name + ".png"), png);
        _numbers.Add(new StudyNumber($"{name}, picture: mean of its bytes", Imaging.Pictures.DecodePng(png).Pixels.Average(value => (double)value)));
    }

    private static string Title(JsonObject figure) => figure["layout"]?["title"]?["text"] is { } text ? PlotlyWords((string)text!) : "chart";

    private static string PlotlyWords(string text) => WebUtility.HtmlDecode(_tag.Replace(text, ""));

    private static string Slug(string title)
    {
        var slug = _notALetter.Replace(title.ToLowerInvariant(), "-").Trim('-');
        return slug.Length <= LongestName ? slug : slug[..LongestName];
    }

    // Numbers, or rows of them; names of categories are no numbers.
    private static List<double> Values(JsonNode? node) => node is not JsonArray array
        ? []
        : [.. array.SelectMany<JsonNode?, double>(item => item is JsonArray ? Values(item) : item is JsonValue value && value.TryGetValue<double>(out var number) ? [number] : Array.Empty<double>())];

    // nbformat keeps long texts as lists of lines.
    private static string? Text(JsonNode? node) => node is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)node;
}
