using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace AnimeGan.Notebooks.Session.Packages;

/// <summary>The project that is restored to find packages, and the folder in which its result is kept.</summary>
/// <remarks>The same packages from the same sources are the same project, so a second run finds the result of the first.</remarks>
internal sealed class PackageProject
{
    public const string FileName = "packages.csproj";

    /// <summary>Describes a project.</summary>
    /// <param name="packages">Names and versions.</param>
    /// <param name="sources">Sources beside those of the user's NuGet configuration.</param>
    public PackageProject(IEnumerable<(string Name, string Version)> packages, IEnumerable<string> sources)
    {
        Text = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
                new XElement("RuntimeIdentifier", Platform()),
                new XElement("SelfContained", "false"),
                new XElement("UseAppHost", "false"),
                new XElement("DisableImplicitFrameworkReferences", "true"),
                new XElement("NuGetAudit", "false"),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
            new XElement(
                "ItemGroup",
                packages.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(package => new XElement("PackageReference", new XAttribute("Include", package.Name), new XAttribute("Version", package.Version))))).ToString();
        Folder = Path.Combine(CacheFolder(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..24]);
    }

    /// <summary>The project file's text.</summary>
    public string Text { get; }

    /// <summary>Where the result is kept.</summary>
    public string Folder { get; }

    /// <summary>The result kept in a folder.</summary>
    public static string ResultIn(string folder) => Path.Combine(folder, "obj", "project.assets.json");

    /// <summary>The machine as packages name it. The runtime's own name may be a distribution's, which packages do not know.</summary>
    private static string Platform()
    {
        var isMusl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) || RuntimeInformation.RuntimeIdentifier.Contains("alpine", StringComparison.Ordinal);
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : isMusl ? "linux-musl" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private static string CacheFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : home.Length > 0 ? Path.Combine(home, ".cache") : Path.GetTempPath();
        return Path.Combine(cache, "animegan", "packages");
    }
}
