using System.Globalization;
using AnimeGan.Cli.Commands;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>What an installed tool does otherwise than a checkout.</summary>
public sealed class InstalledToolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Notebooks_InAFolderOfThePersons_AreCopiedOnceAndStayAsTheyAreChanged()
    {
        WriteCarried("notebooks/01-first.ipynb", "first");
        WriteCarried("notebooks/solutions/01-first.md", "answers");
        WriteCarried("data/samples/face.png", "face");
        var copies = new NotebookCopies(_folder["kit"], _folder["mine"]);
        using var messages = new StringWriter(CultureInfo.InvariantCulture);

        var notebooks = copies.Write(messages);
        var before = messages.ToString();
        File.WriteAllText(_folder["mine/notebooks/01-first.ipynb"], "changed");
        File.Delete(_folder["mine/data/samples/face.png"]);
        copies.Write(messages);

        Assert.Equal([_folder["mine/notebooks/01-first.ipynb"]], notebooks);
        Assert.Empty(before);
        Assert.Equal("changed", File.ReadAllText(_folder["mine/notebooks/01-first.ipynb"]));
        Assert.Equal("face", File.ReadAllText(_folder["mine/data/samples/face.png"]));
        Assert.Equal("answers", File.ReadAllText(_folder["mine/notebooks/solutions/01-first.md"]));
        Assert.Contains("notebooks/01-first.ipynb is another than this version's and stays", messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Kernel_OfAnInstalledTool_IsStartedByTheLinkThatOutlivesUpdates()
    {
        _folder.MakeFolder("tools/.store/animegan.tool/1.0.0");
        var program = _folder["tools/.store/animegan.tool/1.0.0/AnimeGan.Cli"];
        File.WriteAllText(program, string.Empty);

        var without = ThisProgram.Lasting(program);
        File.CreateSymbolicLink(_folder["tools/animegan"], program);

        Assert.Equal(program, without);
        Assert.Equal(_folder["tools/animegan"], ThisProgram.Lasting(program));
    }

    private void WriteCarried(string name, string text)
    {
        _folder.MakeFolder(Path.Combine("kit", Path.GetDirectoryName(name)!));
        File.WriteAllText(_folder[Path.Combine("kit", name)], text);
    }
}
