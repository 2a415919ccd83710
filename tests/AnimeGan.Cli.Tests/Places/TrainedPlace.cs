using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A set, a run on it and a notebook, made once for the tests of a class, which copy what they change.</summary>
public sealed class TrainedPlace : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal static string[] TrainArguments(string set, string run, int steps = 2) =>
        ["train", "--data", set, "--batch", "8", "--base-width", "4", "--steps", $"{steps}", "--threads", "1", "--set", "evaluation.everySteps=0", "--set", "gridSize=2", "--out", run];

    internal string Set => _folder["set"];

    internal string Run => _folder["run"];

    internal string Notebook => _folder["note.ipynb"];

    public async ValueTask InitializeAsync()
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", Set);
        await CommandLine.SucceedAsync(TrainArguments(Set, Run));
        WriteNotebook(Notebook, "1.5 + 1");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A notebook of one cell.</summary>
    internal static void WriteNotebook(string path, string code) => File.WriteAllText(
        path,
        $$"""{"cells":[{"cell_type":"code","id":"a","metadata":{},"execution_count":null,"outputs":[],"source":{{System.Text.Json.JsonSerializer.Serialize(code)}}}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");

    /// <summary>A folder with all in it.</summary>
    internal static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }
}
