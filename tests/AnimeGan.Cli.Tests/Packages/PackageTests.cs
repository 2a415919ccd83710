using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>What is in the packages, and a notebook that has nothing else. environment/pack.sh --try does more: .NET Interactive, a program, the tool.</summary>
[Trait("Category", "Slow")]
public sealed class PackageTests(PackedKit kit) : IClassFixture<PackedKit>
{
    private static readonly Dictionary<string, string> _versions = XDocument.Load(RepositoryFiles.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
        .ToDictionary(package => (string)package.Attribute("Include")!, package => Resolved((string)package.Attribute("Version")!), StringComparer.OrdinalIgnoreCase);

    private static readonly string _version = XDocument.Load(RepositoryFiles.PathOf("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    public static TheoryData<string, string> Contents => new()
    {
        {
            "AnimeGan",
            "LICENSE README.md THIRD-PARTY-NOTICES.md buildTransitive/net10.0/AnimeGan.targets icon.png lib/net10.0/AnimeGan.dll lib/net10.0/AnimeGan.xml "
            + "lib/net10.0/plotly/plotly-basic.min.js lib/net10.0/plotly/plotly.min.js licences/Apache-2.0.txt runtime.json"
            + (PackedKit.HasTiles ? " runtimes/linux-x64/native/libanimegan_tiles.so" : string.Empty)
        },
        { "AnimeGan.Interactive", "LICENSE README.md icon.png interactive-extensions/dotnet/AnimeGan.Interactive.dll lib/net10.0/AnimeGan.Interactive.dll lib/net10.0/AnimeGan.Interactive.xml" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Package_Files_AreThoseThatAreMeant(string library, string files)
    {
        using var package = Open(library);

        // What makes a package of a zip file is left out.
        var names = package.Entries.Select(entry => entry.FullName).Where(name => name[0] is not ('_' or '[') && !name.StartsWith("package/", StringComparison.Ordinal) && !name.EndsWith(".nuspec", StringComparison.Ordinal));

        Assert.Equal(files.Split(' '), names.Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(kit.Packages, $"{library}.{_version}.snupkg")), "symbols are a package beside it");
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void Package_Description_NamesLicenceAndExactDependencies(string library, string files)
    {
        using var package = Open(library);
        var described = XDocument.Parse(Text(package, $"{library}.nuspec")).Root!.Elements().Single();
        string Value(string name) => described.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal((library, _version, "MIT"), (Value("id"), Value("version"), Value("license")));
        Assert.All([Value("readme"), Value("icon")], file => Assert.Contains(file, files.Split(' ')));
        Assert.All([Value("description"), Value("tags"), Value("authors")], text => Assert.NotEmpty(text));
        var dependencies = described.Descendants().Where(element => element.Name.LocalName == "dependency").ToDictionary(element => (string)element.Attribute("id")!, element => (string)element.Attribute("version")!);
        Assert.Contains(library == "AnimeGan" ? "TorchSharp" : "AnimeGan", dependencies.Keys);
        Assert.All(dependencies, dependency => Assert.Equal(dependency.Key == "AnimeGan" ? _version : _versions[dependency.Key], dependency.Value));
        // A kernel brings these; the systems' own are named below.
        Assert.DoesNotContain(dependencies.Keys, name => name.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal) || name.StartsWith("libtorch", StringComparison.Ordinal) || name.StartsWith("NetVips.Native", StringComparison.Ordinal));
    }

    [Fact]
    public void Library_OfEverySystem_NamesItsNativePackages()
    {
        using var package = Open("AnimeGan");

        var systems = JsonElement.Parse(Text(package, "runtime.json")).GetProperty("runtimes").EnumerateObject()
            .ToDictionary(system => system.Name, system => system.Value.GetProperty("AnimeGan").EnumerateObject().ToDictionary(native => native.Name, native => native.Value.GetString()));

        foreach (var system in (string[])["linux-x64", "osx-arm64", "win-arm64", "win-x64"])
        {
            Assert.Equal(new Dictionary<string, string?> { [$"libtorch-cpu-{system}"] = _versions[$"libtorch-cpu-{system}"], [$"NetVips.Native.{system}"] = _versions[$"NetVips.Native.{system}"] }, systems[system]);
        }
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void Package_Files_HoldNoPathOfThisMachine(string library, string files)
    {
        using var package = Open(library);

        Assert.All(files.Split(' '), name => Assert.False(Bytes(package, name).AsSpan().IndexOf(Encoding.UTF8.GetBytes(RepositoryFiles.Root + "/")) >= 0, name));
    }

    [Fact]
    public void Icon_OfThePackages_IsDrawnByTheKit()
    {
        const int Size = 128;
        var (committed, drawn) = (RepositoryFiles.PathOf("environment/packages/icon.png"), RepositoryFiles.PathOf("artifacts/icon.png"));
        var pixels = new byte[3 * Size * Size];

        SynthAnime.Render(seed: 9, index: 0, Size, pixels);
        File.WriteAllBytes(drawn, Pictures.EncodePng(Planes.ToImage(pixels, Size, Size)));

        Assert.True(File.ReadAllBytes(drawn).AsSpan().SequenceEqual(File.ReadAllBytes(committed)), $"The kit draws this face otherwise. Where that is meant: cp {drawn} {committed}");
    }

    [Fact]
    public void Notebook_WithOneLine_TrainsAndShowsItsChart()
    {
        var place = kit.MakeFolder("class");
        var notebook = NotebookDocument.Create();
        notebook.Insert(new NotebookCell(CellKind.Code, $"#i \"nuget: {kit.Packages}\"\n#r \"nuget: AnimeGan.Interactive, {_version}\""));
        notebook.Insert(new NotebookCell(CellKind.Code, ReadmeCode("AnimeGan.Interactive")));
        NotebookFile.Save(notebook, Path.Combine(place, "fresh.ipynb"));
        var usual = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given ? given : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        // The kit's own packages are taken from the folder, the others from where they are already.
        var run = ChildProcess.Run("dotnet", [CommandLine.Program, "notebook", "run", "fresh.ipynb", "--out", "site"], place, new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = kit.MakeFolder("nuget"),
            ["NUGET_FALLBACK_PACKAGES"] = usual,
            ["XDG_CACHE_HOME"] = kit.MakeFolder("cache"),
        });

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(10, File.ReadLines(Path.Combine(place, "runs/first/stats.jsonl")).Count());
        Assert.Contains("application/vnd.plotly.v1+json", File.ReadAllText(Path.Combine(place, "site/fresh.ipynb")), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(kit.MakeFolder("nuget"), "animegan.interactive", _version)), "the package came from the folder");
    }

    /// <summary>The last example of a package's readme.</summary>
    private static string ReadmeCode(string library)
    {
        var text = File.ReadAllText(RepositoryFiles.PathOf($"environment/packages/{library}.md"));
        var code = text.Split("```csharp\n")[^1];
        return code[..code.IndexOf("```", StringComparison.Ordinal)];
    }

    private static string Resolved(string version) => version.StartsWith("$(", StringComparison.Ordinal)
        ? XDocument.Load(RepositoryFiles.PathOf("Directory.Packages.props")).Descendants().Single(element => element.Name.LocalName == version[2..^1]).Value
        : version;

    private static string Text(ZipArchive package, string name) => Encoding.UTF8.GetString(Bytes(package, name)).TrimStart('\uFEFF');

    private static byte[] Bytes(ZipArchive package, string name)
    {
        using var entry = package.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private ZipArchive Open(string library) => ZipFile.OpenRead(Path.Combine(kit.Packages, $"{library}.{_version}.nupkg"));
}
