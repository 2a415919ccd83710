using System.Text.Json;
using AnimeGan.Kernel.Specs;
using AnimeGan.Testing;

namespace AnimeGan.Kernel.Tests;

public sealed class KernelSpecsTests : IDisposable
{
    private static readonly KernelSpec _spec = new()
    {
        Command = ["/usr/bin/dotnet", "/kit/AnimeGan.Cli.dll", "kernel", "run"],
        Variables = new Dictionary<string, string> { ["NUGET_PACKAGES"] = "/opt/packages" },
        Files = new Dictionary<string, byte[]> { ["logo-32x32.png"] = [1, 2, 3] },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Install_Spec_IsWhatJupyterReads()
    {
        var kernel = KernelSpecs.Install(_spec, ".net-csharp", _folder.FullPath);

        var json = JsonElement.Parse(File.ReadAllText(_folder[".net-csharp/kernel.json"]));
        Assert.Equal(["/usr/bin/dotnet", "/kit/AnimeGan.Cli.dll", "kernel", "run", "{connection_file}"], json.GetProperty("argv").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(("C#", "message"), (json.GetProperty("language").GetString(), json.GetProperty("interrupt_mode").GetString()));
        Assert.Equal("/opt/packages", json.GetProperty("env").GetProperty("NUGET_PACKAGES").GetString());
        Assert.Equal([1, 2, 3], File.ReadAllBytes(_folder[".net-csharp/logo-32x32.png"]));
        Assert.Equal([kernel], KernelSpecs.List(_folder.FullPath));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.FullPath));
    }

    [Fact]
    public void Install_OverItself_ReplacesEverything()
    {
        KernelSpecs.Install(_spec, "mine", _folder.FullPath);
        var kernel = KernelSpecs.Install(new KernelSpec { Command = ["x"], DisplayName = "Mine" }, "mine", _folder.FullPath);

        Assert.Equal("Mine", kernel.DisplayName);
        Assert.Equal([_folder["mine/kernel.json"]], Directory.EnumerateFiles(_folder["mine"]));
    }

    [Fact]
    public void Install_NameOfAnotherKernel_IsRefusedAndAnOwnNameChosen()
    {
        PutForeign();

        var error = Assert.Throws<KernelSpecException>(() => KernelSpecs.Install(_spec, ".net-csharp", _folder.FullPath));

        Assert.Contains("--name", error.Message, StringComparison.Ordinal);
        Assert.Equal("animegan-csharp", KernelSpecs.ChooseName(_folder.FullPath));
    }

    // What Jupyter itself cannot start must not keep others from being listed.
    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"metadata\": [], \"display_name\": 5}")]
    [InlineData("{\"metadata\": {")]
    [InlineData("")]
    public void List_KernelThatIsNone_IsListedAsSomebodyElses(string content)
    {
        _folder.MakeFolder("odd");
        File.WriteAllText(_folder["odd/kernel.json"], content);
        KernelSpecs.Install(_spec, "mine", _folder.FullPath);

        Assert.Equal([("mine", true), ("odd", false)], KernelSpecs.List(_folder.FullPath).Select(kernel => (kernel.Name, kernel.IsOurs)).Order());
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("c sharp")]
    [InlineData("sharp\n")]
    public void Install_NoName_IsRefused(string name) => Assert.Throws<KernelSpecException>(() => KernelSpecs.Install(_spec, name, _folder.FullPath));

    [Fact]
    public void Uninstall_Everything_LeavesKernelsOfOthers()
    {
        PutForeign();
        KernelSpecs.Install(_spec, "mine", _folder.FullPath);

        var removed = KernelSpecs.Uninstall(null, _folder.FullPath);

        Assert.Equal(["mine"], removed.Select(kernel => kernel.Name));
        Assert.Equal([".net-csharp"], KernelSpecs.List(_folder.FullPath).Select(kernel => kernel.Name));
        Assert.Throws<KernelSpecException>(() => KernelSpecs.Uninstall(".net-csharp", _folder.FullPath));
        Assert.Throws<KernelSpecException>(() => KernelSpecs.Uninstall("mine", _folder.FullPath));
    }

    private void PutForeign()
    {
        _folder.MakeFolder(".net-csharp");
        File.WriteAllText(_folder[".net-csharp/kernel.json"], "{\"argv\":[\"dotnet\",\"interactive\"],\"display_name\":\".NET (C#)\",\"language\":\"C#\"}");
    }
}
