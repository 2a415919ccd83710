using System.Globalization;
using System.Runtime.InteropServices;
using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Exchange;
using AnimeGan.Latents;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Playground;

/// <summary>What a page knows of a run that draws from latent vectors.</summary>
/// <param name="folder">The run.</param>
/// <param name="options">What the page holds.</param>
/// <param name="networks">Takes the networks.</param>
internal sealed class LatentTab(RunFolder folder, PlaygroundOptions options, PageNetworks networks)
{
    // Apart from what a person looks at first.
    private const long Seed = 1001;
    private static readonly string[] _ranges = ["coarse", "middle", "fine"];

    /// <summary>Learns directions, adds the networks and says what there is.</summary>
    internal (PlaygroundRun Run, object Json) Build(string name, IProgress<int>? progress, CancellationToken token)
    {
        using var generator = TrainedGenerator.Load(folder.Root, options.Best);
        var before = networks.Bytes;
        var space = LatentSpaces.Open(generator);
        var principal = options.Directions == 0 ? [] : PrincipalDirections.Find(space, options.Directions, options.Samples, Seed, progress, token);
        var attributes = Attributes(space, progress, token);
        var saved = Saved();
        var json = new
        {
            Kind = "latent",
            Name = name,
            generator.Model,
            generator.Step,
            Width = generator.ImageSize,
            Height = generator.ImageHeight,
            Low = space is StyleSpace || generator.ImagesInMinusOneToOne ? -1 : 0,
            Latent = generator.LatentSize,
            Space = space.Name,
            Styles = space is StyleSpace styles ? Ranges(styles.Layers) : null,
            Labels = generator.Labels?.Attributes.Select((attribute, index) => new { Name = Words(attribute.Name), attribute.Values, Chosen = Frequent(generator.Labels, index) }),
            Directions = principal.Select((direction, index) => new { Name = string.Create(CultureInfo.InvariantCulture, $"Direction {index + 1}"), direction.Share, Vector = Base64(direction.Vector) }),
            Attributes = attributes.Select(attribute => new { Name = Words(attribute.Name), Values = attribute.Values.Select(value => new { value.Value, Vector = Base64(value.Vector) }) }),
            Saved = saved.Select(checkpoint => new { checkpoint.State.Step, Networks = Networks(checkpoint, space) }),
            Film = TrainingFilm.Of(folder, options.FilmSteps),
        };

        // Lazily made parts are made now, while the run is open.
        var whole = PageText.Json(json);
        return (
            new PlaygroundRun(name, generator.Model, generator.Step, principal.Count, [.. attributes.Select(attribute => attribute.Name)], TrainingFilm.Count(folder, options.FilmSteps), saved.Count, networks.Bytes - before),
            whole);
    }

    // The chosen checkpoint first, then older and newer ones that are whole.
    private List<(string Path, CheckpointState State)> Saved()
    {
        var store = new CheckpointStore(folder);
        var chosen = store.Choose(options.Best);
        var others = folder.Checkpoints().Where(other => other.Step != chosen.State.Step).Select(other => other.Path);
        return [chosen, .. TrainingFilm.Spread([.. others], options.Checkpoints - 1).Select(path => (path, CheckpointStore.ReadWhole(path)))];
    }

    private object Networks((string Path, CheckpointState State) saved, ILatentSpace space) => space is StyleSpace
        ? new { Map = (string?)networks.Add(folder, saved, OnnxPart.Mapping), Draw = networks.Add(folder, saved, OnnxPart.Synthesis) }
        : new { Map = (string?)null, Draw = networks.Add(folder, saved, OnnxPart.Generator) };

    private static object Ranges(int layers) => new
    {
        Layers = layers,
        Ranges = _ranges.Select(range => (Name: range, Range: LayerRange.Parse(range, layers))).Where(range => range.Range.Count > 0).Select(range => new { range.Name, range.Range.From, range.Range.To }),
    };

    private static long Frequent(LabelScheme labels, int attribute) => labels.Combinations is [var first, ..] ? first.Labels[attribute] : 0;

    private List<(string Name, List<(string Value, float[] Vector)> Values)> Attributes(ILatentSpace space, IProgress<int>? progress, CancellationToken token)
    {
        if (!(options.Attributes ?? HasLabelsOfFaces()))
        {
            return [];
        }

        using var extractor = FeatureExtractor.BuiltIn();
        using var finder = DirectionFinder.Learn(space, extractor, options.Samples, Seed, progress, token);
        var asked = space.Generator.Labels?.Attributes.Select(attribute => attribute.Name) ?? [];
        return [.. FeatureExtractor.Kinds.Attributes
            .Where(attribute => !asked.Contains(attribute.Name))
            .Select(attribute => (attribute.Name, Values: attribute.Values.Where(value => finder.Knows(attribute.Name, value)).Select(value => (value, Found(finder, attribute.Name, value))).ToList()))
            .Where(attribute => attribute.Values.Count > 0)];
    }

    private static float[] Found(DirectionFinder finder, string attribute, string value)
    {
        using var direction = finder.Find(attribute, value);
        return direction.Vector.data<float>().ToArray();
    }

    // The extractor knows faces that the kit drew; of other pictures it would say something all the same.
    private bool HasLabelsOfFaces()
    {
        var data = folder.ReadRecord().Data;
        if (!File.Exists(Path.Combine(data, DatasetManifest.FileName)))
        {
            return false;
        }

        using var images = ImageSet.Open(data);
        return images.Labels is { } labels && FeatureExtractor.Kinds.Attributes.All(attribute => labels.Names.Contains(attribute.Name));
    }

    private static string Words(string name) => name.Replace('_', ' ');

    private static string Base64(float[] numbers) => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(numbers));
}
