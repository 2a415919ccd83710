using AnimeGan.Data;
using AnimeGan.Exchange;
using AnimeGan.Imaging;
using AnimeGan.Training;

namespace AnimeGan.Playground;

/// <summary>What a page knows of a run that translates pictures.</summary>
/// <param name="folder">The run.</param>
/// <param name="options">What the page holds.</param>
/// <param name="networks">Takes the networks.</param>
internal sealed class TranslatorTab(RunFolder folder, PlaygroundOptions options, PageNetworks networks)
{
    private const int Pictures = 6;

    /// <summary>Adds the networks and says what there is.</summary>
    internal (PlaygroundRun Run, object Json) Build(string name)
    {
        var (record, before) = (folder.ReadRecord(), networks.Bytes);
        var saved = new CheckpointStore(folder).Choose(options.Best);
        var json = new
        {
            Kind = "translator",
            Name = name,
            record.Model,
            saved.State.Step,
            Width = record.ImageSize,
            Height = record.Rows,
            Low = -1,
            Networks = new { AToB = networks.Add(folder, saved, OnnxPart.Generator), BToA = networks.Add(folder, saved, OnnxPart.Generator, Translation.BToA) },
            Samples = new { A = Samples(record.Data, row: 0), B = Samples(record.DataB, row: 3) },
            Film = TrainingFilm.Of(folder, options.FilmSteps),
        };
        var whole = PageText.Json(json);
        return (new PlaygroundRun(name, record.Model, saved.State.Step, 0, [], TrainingFilm.Count(folder, options.FilmSteps), 1, networks.Bytes - before), whole);
    }

    // Of the run's data where it still is, otherwise out of the newest grid of samples, whose rows 0 and 3 are pictures of A and B.
    private List<string> Samples(string data, int row)
    {
        if (File.Exists(Path.Combine(data, DatasetManifest.FileName)))
        {
            using var images = ImageSet.Open(data);
            return [.. images.Spread(Math.Min(Pictures, images.Count)).Select(index => Address(images.Image(index)))];
        }

        if (folder.Samples() is not [.., var last])
        {
            return [];
        }

        var record = folder.ReadRecord();
        var grid = AnimeGan.Imaging.Pictures.DecodePng(File.ReadAllBytes(last.Path));
        return [.. Enumerable.Range(0, Math.Min(Pictures, record.GridSize)).Select(column => Address(Cut(grid, record, row, column)))];
    }

    private static RgbImage Cut(RgbImage grid, TrainingRecord record, int row, int column)
    {
        const int Border = 2;
        var (width, height) = (record.ImageSize, record.Rows);
        var (left, top) = (Border + (column * (width + Border)), Border + (row * (height + Border)));
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            grid.Pixels.AsSpan((((top + y) * grid.Width) + left) * 3, width * 3).CopyTo(pixels.AsSpan(y * width * 3));
        }

        return new RgbImage(width, height, pixels);
    }

    private static string Address(RgbImage picture) => TrainingFilm.DataAddress(AnimeGan.Imaging.Pictures.EncodePng(picture));
}
