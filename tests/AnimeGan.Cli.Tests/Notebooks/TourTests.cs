using System.Globalization;
using System.Text.Json.Nodes;
using AnimeGan.Cli.Commands;
using AnimeGan.Cli.Terminal;
using AnimeGan.Imaging;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>The tour on a checkout of one small notebook.</summary>
public sealed class TourTests : IDisposable
{
    private static readonly TourPlan _plan = new("smoke", 8, [32, 16], SideBySide: false);

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _progress = new(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _progress.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_Twice_DrawsTheSetsOnceAndWritesTheSite()
    {
        WriteNotebook();

        var index = await Run(null);
        var drawn = File.GetLastWriteTimeUtc(_folder["data/synth32-8-seed1/images.npy"]);
        var before = _progress.ToString();
        await Run(null);

        Assert.Equal(_folder["pages/index.html"], index);
        Assert.Contains("smoke synth32-8-seed1 synth16-8-seed1", await Executed(), StringComparison.Ordinal);
        Assert.Contains("<a href=\"game.html\">", await File.ReadAllTextAsync(index, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["pages/game.html"]));
        Assert.Contains("== This machine", before, StringComparison.Ordinal);
        Assert.DoesNotContain("is there already", before, StringComparison.Ordinal);
        Assert.Equal(2, _progress.ToString().Split("is there already").Length - 1);
        Assert.Equal(drawn, File.GetLastWriteTimeUtc(_folder["data/synth32-8-seed1/images.npy"]));
    }

    [Fact]
    public async Task Run_WithPictures_PreparesThemAtEverySizeAnew()
    {
        WriteNotebook();
        _folder.MakeFolder("mine");
        await File.WriteAllBytesAsync(_folder["mine/a.png"], Pictures.EncodePng(new RgbImage(40, 40, new byte[3 * 40 * 40])), TestContext.Current.CancellationToken);
        await Run(_folder["mine"]);

        File.Copy(_folder["mine/a.png"], _folder["mine/b.png"]);
        await Run(_folder["mine"]);

        Assert.Contains("smoke tour-pictures32 tour-pictures16", await Executed(), StringComparison.Ordinal);
        Assert.Contains("2 pictures of 16x16", _progress.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhereALessonTrained_LinksAPageToPlayWithIt()
    {
        WriteNotebook($$"""
            #r "{{AppContext.BaseDirectory}}AnimeGan.dll"
            #r "{{AppContext.BaseDirectory}}TorchSharp.dll"
            using AnimeGan.Training;
            using (var trainer = GanTrainer.Create(new TrainingRecord { Data = training, ImageSize = 16, BaseWidth = 4, BatchSize = 4, LatentSize = 8, Steps = 1, Threads = 1 }, "../runs/04-smoke"))
            {
                trainer.Run();
            }
            """);

        var index = await Run(null);

        Assert.Contains("href=\"playground.html\"", await File.ReadAllTextAsync(index, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("DCGAN: dcgan after 1 steps", _progress.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["pages/playground.html"]));
    }

    [Fact]
    public async Task Run_WithoutNotebooks_IsRefusedBeforeAnyWork()
    {
        _folder.MakeFolder("notebooks");

        await Assert.ThrowsAsync<UsageException>(() => Run(null));

        Assert.False(Directory.Exists(_folder["data"]));
    }

    private void WriteNotebook(string? lesson = null)
    {
        var notebook = NotebookDocument.Create();
        var parameters = new NotebookCell(CellKind.Code, "string profile = \"\", data = \"\", training = \"\";");
        parameters.Metadata["tags"] = new JsonArray("parameters");
        notebook.Insert(parameters);
        notebook.Insert(new NotebookCell(CellKind.Code, "Console.WriteLine(string.Join(' ', profile, System.IO.Path.GetFileName(data), System.IO.Path.GetFileName(training)));"));
        if (lesson is not null)
        {
            notebook.Insert(new NotebookCell(CellKind.Code, lesson));
        }

        _folder.MakeFolder("notebooks");
        NotebookFile.Save(notebook, _folder["notebooks/only.ipynb"]);
    }

    private Task<string> Executed() => File.ReadAllTextAsync(_folder["pages/only.ipynb"], TestContext.Current.CancellationToken);

    private Task<string> Run(string? pictures)
    {
        var host = new Host(TextWriter.Null, _progress, _folder["logs"], TestContext.Current.CancellationToken);
        return new Tour(host, _folder.FullPath, NotebookCommand.Find(_folder["notebooks"]), _plan).RunAsync(pictures, _folder["pages"], TestContext.Current.CancellationToken);
    }
}
