using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A notebook's session among the folders that examples name, which are small here.</summary>
public sealed class ExampleWorld : IAsyncLifetime
{
    /// <summary>What the first cell of a notebook would say.</summary>
    private const string FirstCell = """
        #r "{0}AnimeGan.dll"
        #r "{0}AnimeGan.Interactive.dll"
        #r "{0}AnimeGan.Notebooks.dll"
        #r "{0}TorchSharp.dll"
        #r "{0}Plotly.NET.dll"
        using System.IO;
        using AnimeGan.Augmentation; using AnimeGan.Claims; using AnimeGan.Data; using AnimeGan.Diagnosis; using AnimeGan.Engine; using AnimeGan.Evaluation;
        using AnimeGan.Exchange; using AnimeGan.Exercises; using AnimeGan.Figures; using AnimeGan.Files; using AnimeGan.Imaging; using AnimeGan.Interactive; using AnimeGan.Latents;
        using AnimeGan.Models; using AnimeGan.Notebooks.Documents; using AnimeGan.Notebooks.Html; using AnimeGan.Notebooks.Running; using AnimeGan.Notebooks.Session;
        using AnimeGan.Objectives; using AnimeGan.Ops; using AnimeGan.Playground; using AnimeGan.Plugins; using AnimeGan.Reports; using AnimeGan.Rivals; using AnimeGan.Sequences; using AnimeGan.Sounds; using AnimeGan.Studies;
        using AnimeGan.Theory; using AnimeGan.Trained; using AnimeGan.Training;
        using static TorchSharp.torch;
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;
    private CSharpSession? _session;

    public async ValueTask InitializeAsync()
    {
        Environment.CurrentDirectory = _folder.FullPath;
        SynthAnime.WriteSet("data/synth32", 320, 32, 1, overwrite: false, null, CancellationToken.None);
        SynthAnime.WriteSet("data/other32", 320, 32, 2, overwrite: false, null, CancellationToken.None);
        SynthDomains.Write("data/hair", new SynthDomainOptions { Size = 32, Count = 16, Pairs = 8 });
        WritePhotos();

        TrainingProcess.Configure(threads: 1);
        Train("runs/first", new TrainingRecord { Data = "data/synth32" });
        Train("runs/style", new TrainingRecord { Data = "data/synth32", Model = "stylegan", StyleGan = new StyleGanSettings { StyleSize = 8, MaxWidth = 8 } });
        Train("runs/hair", TrainingRecord.For("cyclegan") with { Data = "data/hair/a", DataB = "data/hair/b" });

        _session = new CSharpSession(KitSession.Options with { Folder = _folder.FullPath });
        Assert.Null((await RunAsync(FirstCell.Replace("{0}", AppContext.BaseDirectory, StringComparison.Ordinal))).Error);
    }

    /// <summary>Runs code as a cell of its own.</summary>
    /// <returns>The text of each value that it showed, and what failed, or null.</returns>
    public async Task<(IReadOnlyList<string> Shown, CellError? Error)> RunAsync(string code)
    {
        var shown = new Shown();
        var outcome = await _session!.ExecuteAsync(code, shown);
        return (shown.Texts, outcome.Error);
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }

    private static void Train(string folder, TrainingRecord record)
    {
        var small = record with { ImageSize = 32, BaseWidth = 4, BatchSize = 8, LatentSize = 8, Steps = 4, SnapshotEverySteps = 2, GridSize = 2, Threads = 1 };
        using var trainer = GanTrainer.Create(small, folder);
        trainer.Run();
    }

    private static void WritePhotos()
    {
        Directory.CreateDirectory("photos");
        for (var index = 0; index < 4; index++)
        {
            var chw = new byte[3 * 40 * 40];
            SynthAnime.Render(seed: 3, index, 40, chw);
            File.WriteAllBytes($"photos/{index}.png", Pictures.EncodePng(Planes.ToImage(chw, 40, 40)));
        }

        File.WriteAllText("photos/notes.jpg", "not a picture at all");
    }

    private sealed class Shown : ICellObserver
    {
        private readonly List<string> _texts = [];

        public IReadOnlyList<string> Texts => _texts;

        public void OnEvent(CellEvent cellEvent)
        {
            MimeBundle? data = cellEvent switch
            {
                CellEvent.Result result => result.Data,
                CellEvent.Displayed displayed => displayed.Data,
                _ => null,
            };
            if (data is not null)
            {
                _texts.Add(data["text/plain"] ?? string.Empty);
            }
        }
    }
}
