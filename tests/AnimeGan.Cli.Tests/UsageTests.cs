using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "Usage:")]
    [InlineData("trian", "unknown command or argument 'trian'")]
    [InlineData("info --jsn", "unknown option '--jsn'")]
    [InlineData("tour --quick --full", "exclude each other")]
    [InlineData("tour --data OUT/none", "--data: there is no folder")]
    [InlineData("tour here", "unknown command or argument 'here'")]
    [InlineData("data synth", "'--out' is required")]
    [InlineData("data synth --out OUT --count 0", "--count must be a whole number from 1")]
    [InlineData("data synth --out OUT --count many", "--count must be a whole number from 1")]
    [InlineData("data synth --out OUT --size 8", "--size must be a whole number from 16 to 256, got '8'")]
    [InlineData("data prepare OUT/none --out OUT/set", "there is no folder")]
    [InlineData("data prepare HERE --out OUT/set --size 0x4", "--size must be a number of pixels")]
    [InlineData("data prepare HERE --out OUT/set --fit squash", "--fit must be crop or pad or stretch, got 'squash'")]
    [InlineData("data prepare HERE --out OUT/set --background mauve", "#rrggbb")]
    [InlineData("data prepare HERE --out OUT/set --labels nowhere.csv", "there is no file 'nowhere.csv'")]
    [InlineData("data prepare HERE --out OUT/set", "holds no files")]
    [InlineData("data import HERE --out OUT/set", "holds no train-images-idx3-ubyte")]
    [InlineData("data import HERE --format cifar10 --part test --out OUT/set", "holds no test_batch.bin")]
    [InlineData("data import HERE --format png --out OUT/set", "--format must be mnist or cifar10 or stacked-mnist")]
    [InlineData("data domains --to blond --out OUT/set", "Black, Brown, Blonde")]
    [InlineData("data domains --attribute yaw --out OUT/set", "there are hair_color, hair_style")]
    [InlineData("data augment HERE --out OUT/preview.png", "is not a prepared set")]
    [InlineData("data inspect HERE", "is not a prepared set")]
    [InlineData("data inspect HERE --out grid.jpg", "a name that ends in .png")]
    [InlineData("train --out OUT/run", "'--data' is required")]
    [InlineData("train --data HERE --out OUT/run", "is not a prepared set")]
    [InlineData("train --data HERE --lr nan --out OUT/run", "--lr must be a number")]
    [InlineData("train --data HERE --model gan --out OUT/run", "--model must be dcgan")]
    [InlineData("resume HERE", "holds no run")]
    [InlineData("hash HERE", "holds no run")]
    [InlineData("sample HERE --out OUT/grid.png", "holds no run")]
    [InlineData("translate HERE HERE --out OUT/grid.png", "holds no run")]
    [InlineData("translate HERE OUT/none.png --out OUT/grid.png", "there is no folder or picture")]
    [InlineData("translate HERE HERE --direction there --out OUT/grid.png", "--direction must be a2b or b2a, got 'there'")]
    [InlineData("export HERE --out OUT/generator.onnx", "holds no run")]
    [InlineData("export HERE --out OUT/generator.onnx --part eyes", "--part must be generator or discriminator or mapping or synthesis, got 'eyes'")]
    [InlineData("export HERE --format keras --out OUT/generator.h5", "--format must be onnx or pytorch or safetensors, got 'keras'")]
    [InlineData("import-weights OUT/none.pth --out OUT/run", "There is no file")]
    [InlineData("import-weights HERE/some.txt --model stylegan --out OUT/run", "--like RUN")]
    [InlineData("playground HERE --out OUT/page.html", "holds no run")]
    [InlineData("playground HERE --out OUT/page.htm", "does not end in .html")]
    [InlineData("playground HERE --half --float --out OUT/page.html", "give one of them")]
    [InlineData("extractor export --out OUT/extractor.pt", "does not end in .onnx")]
    [InlineData("figure drac --out OUT", "unknown command or argument 'drac'")]
    [InlineData("figure dirac --out OUT --quick --full", "exclude each other")]
    [InlineData("figure dirac --out OUT --check OUT/none.json", "there is no file")]
    [InlineData("notebook run OUT/none", "there is no file or folder")]
    [InlineData("notebook run HERE", "holds no notebooks")]
    [InlineData("notebook export OUT/none.ipynb", "there is no notebook")]
    [InlineData("kernel install --user --prefix OUT", "exclude each other")]
    [InlineData("kernel install --prefix OUT --name a/b", "letters, digits")]
    [InlineData("kernel uninstall --prefix OUT --name nobody", "has no kernel 'nobody'")]
    public async Task BadRequest_EndsWithTwo_SaysWhyAndWritesNothing(string line, string reason)
    {
        _folder.MakeFolder("here");
        var arguments = line.Replace("OUT", _folder["out"], StringComparison.Ordinal)
            .Replace("HERE", _folder["here"], StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var result = await CommandLine.RunAsync(arguments);

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal([_folder["here"]], Directory.EnumerateFileSystemEntries(_folder.FullPath, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Set_UnknownOrUnfitting_NamesWhatThereIs()
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "16", "--out", _folder["set"]);

        var unknown = await CommandLine.RunAsync("train", "--data", _folder["set"], "--out", _folder["run"], "--set", "width=3");
        var unfitting = await CommandLine.RunAsync("train", "--data", _folder["set"], "--out", _folder["run"], "--set", "practices.adam=maybe");
        var invalid = await CommandLine.RunAsync("train", "--data", _folder["set"], "--out", _folder["run"], "--set", "beta1=2");

        Assert.All([unknown, unfitting, invalid], result => Assert.Equal(ExitCodes.Usage, result.ExitCode));
        Assert.Contains("practices.batchNorm", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("true or false", unfitting.Error, StringComparison.Ordinal);
        Assert.Contains("Beta1", invalid.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public async Task Out_ThereAlready_IsRefusedWithTheMend()
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "16", "--out", _folder["set"]);
        var before = File.GetLastWriteTimeUtc(Path.Combine(_folder["set"], "images.npy"));

        var result = await CommandLine.RunAsync("data", "synth", "--count", "4", "--size", "16", "--out", _folder["set"]);

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("--overwrite", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(_folder["set"], "images.npy")));
    }
}
