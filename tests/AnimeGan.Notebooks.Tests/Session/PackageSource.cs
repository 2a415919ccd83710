using System.IO.Compression;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AnimeGan.Notebooks.Tests;

/// <summary>A folder of NuGet packages, and a NuGet configuration that knows no other source.</summary>
internal sealed class PackageSource
{
    private readonly string _folder;

    /// <summary>Prepares a notebook's folder.</summary>
    /// <param name="notebookFolder">Receives NuGet.config and the packages.</param>
    public PackageSource(string notebookFolder)
    {
        _folder = Path.Combine(notebookFolder, "source");
        Directory.CreateDirectory(_folder);
        File.WriteAllText(
            Path.Combine(notebookFolder, "NuGet.config"),
            """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="tests" value="source" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>Adds a package of one assembly.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="code">The assembly's C#.</param>
    /// <param name="dependency">A package that it needs, in version 1.0.0 where it ends without another ("Name/2.0.0").</param>
    /// <param name="nativeLibrary">A native library that it brings.</param>
    /// <param name="extension">C# of an extension of .NET Interactive.</param>
    /// <param name="notebook">A notebook that the extension runs.</param>
    public void Add(string name, string version, string code, string? dependency = null, string? nativeLibrary = null, string? extension = null, string? notebook = null)
    {
        using var archive = ZipFile.Open(Path.Combine(_folder, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        var needs = dependency is null ? string.Empty : $"<dependencies><group targetFramework=\"net10.0\"><dependency id=\"{dependency.Split('/')[0]}\" version=\"{(dependency.Contains('/', StringComparison.Ordinal) ? dependency.Split('/')[1] : "1.0.0")}\" /></group></dependencies>";
        using (var text = new StreamWriter(archive.CreateEntry($"{name}.nuspec").Open()))
        {
            text.Write($"<package><metadata><id>{name}</id><version>{version}</version><authors>tests</authors><description>tests</description>{needs}</metadata></package>");
        }

        using (var image = archive.CreateEntry($"lib/net10.0/{name}.dll").Open())
        {
            image.Write(Compile(name, code));
        }

        if (extension is not null)
        {
            using var image = archive.CreateEntry($"interactive-extensions/dotnet/{name}.Extension.dll").Open();
            image.Write(Compile(name + ".Extension", extension));
        }

        if (notebook is not null)
        {
            using var text = new StreamWriter(archive.CreateEntry("interactive-extensions/dotnet/extension.dib").Open());
            text.Write(notebook);
        }

        if (nativeLibrary is not null)
        {
            // Any native library will do; the runtime brings one.
            var suffix = OperatingSystem.IsMacOS() ? ".dylib" : ".so";
            var platform = $"{(OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
            var original = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native" + suffix);
            archive.CreateEntryFromFile(original, $"runtimes/{platform}/native/lib{nativeLibrary}{suffix}");
        }
    }

    private static byte[] Compile(string name, string code)
    {
        var references = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string)!.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "Microsoft.DotNet.Interactive.dll" or "Microsoft.DotNet.Interactive.Formatting.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
