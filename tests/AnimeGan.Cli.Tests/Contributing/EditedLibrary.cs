using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using AnimeGan.Testing;
using AnimeGan.Training;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AnimeGan.Cli.Tests.Contributing;

/// <summary>The library with the worked examples in it, compiled and loaded beside the one that these tests run with, and the examples' tests over it.</summary>
internal sealed class EditedLibrary : AssemblyLoadContext
{
    // What the SDK adds to each project: implicit usings, and whom the library shows its internals.
    private const string OfTheProject = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private readonly Dictionary<string, Assembly> _own = [];

    /// <summary>Compiles both.</summary>
    /// <exception cref="InvalidDataException">Something does not compile; the message has the compiler's.</exception>
    public EditedLibrary()
        : base(nameof(EditedLibrary))
    {
        var library = Compile("AnimeGan", [.. Sources(), ("", $"{OfTheProject} [assembly: {typeof(InternalsVisibleToAttribute).FullName}(\"AnimeGan.Tests\")]")], References());

        // The tests see what they share with the library's other tests.
        string[] shared = ["tests/AnimeGan.Tests/Evaluation/Metrics/Calibration.cs"];
        var tests = WorkedExamples.Files.Where(file => IsSource(file.Key, "tests/")).Select(file => (file.Key, file.Value));
        Tests = Compile("AnimeGan.Tests", [.. tests, .. shared.Select(path => (path, File.ReadAllText(RepositoryFiles.PathOf(path)))), ("", OfTheProject)], [.. References(), library.Reference]).Loaded;
    }

    /// <summary>The examples' own tests.</summary>
    public Assembly Tests { get; }

    protected override Assembly? Load(AssemblyName assemblyName) => _own.GetValueOrDefault(assemblyName.Name!);

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        var there = Directory.EnumerateFiles(RepositoryFiles.PathOf("src/AnimeGan"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryFiles.Root, file).Replace('\\', '/'));

        // What the build makes of ONNX's messages; each way of building leaves the same.
        var made = Directory.EnumerateFiles(RepositoryFiles.PathOf("artifacts/obj/AnimeGan"), "Onnx.cs", SearchOption.AllDirectories).First();
        yield return ("", File.ReadAllText(made));
        foreach (var path in there.Union(WorkedExamples.Files.Keys.Where(path => IsSource(path, "src/AnimeGan/"))))
        {
            var text = WorkedExamples.Files.GetValueOrDefault(path) ?? File.ReadAllText(RepositoryFiles.PathOf(path));

            // The process is prepared by the library that these tests run with, and takes that only once.
            yield return (path, path.EndsWith("/TensorEngine.cs", StringComparison.Ordinal) ? text.Replace("[ModuleInitializer]", "", StringComparison.Ordinal) : text);
        }
    }

    private static bool IsSource(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal);

    private (Assembly Loaded, MetadataReference Reference) Compile(string name, (string Path, string Text)[] sources, IEnumerable<MetadataReference> references)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, System.Text.Encoding.UTF8), parse, source.Path));
        CSharpGeneratorDriver.Create(Generators(), parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(CSharpCompilation.Create(name, trees, references, options), out var compilation, out _);

        using var image = new MemoryStream();
        var result = compilation.Emit(image, manifestResources: name == "AnimeGan" ? Resources() : []);

        // In a file of the page a warning is an error, as in the build; tests need no documentation of their members.
        var faults = result.Diagnostics.Where(fault => fault.Severity == DiagnosticSeverity.Error || (fault.Severity == DiagnosticSeverity.Warning && IsOfThePage(fault))).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidDataException($"CONTRIBUTING.md does not compile:\n{string.Join('\n', faults.Take(20))}");
        }

        image.Position = 0;
        _own[name] = LoadFromStream(image);
        return (_own[name], MetadataReference.CreateFromImage(image.ToArray()));

        bool IsOfThePage(Diagnostic fault) =>
            (fault.Id != "CS1591" || name == "AnimeGan") && WorkedExamples.Files.ContainsKey(fault.Location.SourceTree?.FilePath ?? "");
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) is not ("AnimeGan" or "AnimeGan.Cli" or "AnimeGan.Cli.Tests"))
            .Select(file => MetadataReference.CreateFromFile(file));

    private static IEnumerable<ResourceDescription> Resources()
    {
        var assembly = typeof(TrainingRecord).Assembly;
        return assembly.GetManifestResourceNames().Select(name => new ResourceDescription(name, () => assembly.GetManifestResourceStream(name)!, isPublic: true));
    }

    // Those of the SDK: native calls, JSON and patterns.
    private static IEnumerable<ISourceGenerator> Generators()
    {
        var packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs/Microsoft.NETCore.App.Ref"));
        var folder = Path.Combine(Directory.GetDirectories(packs, $"{Environment.Version.Major}.*").Max(StringComparer.Ordinal)!, "analyzers/dotnet/cs");
        return new[] { "Microsoft.Interop.LibraryImportGenerator.dll", "System.Text.Json.SourceGeneration.dll", "System.Text.RegularExpressions.Generator.dll" }
            .SelectMany(file => Assembly.LoadFrom(Path.Combine(folder, file)).GetTypes())
            .Where(type => type.GetCustomAttribute<GeneratorAttribute>() is not null)
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());
    }
}
