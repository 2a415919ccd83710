using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Specs;

/// <summary>Installs the kernel where Jupyter finds it, lists what is there, and removes it again.</summary>
public static class KernelSpecs
{
    /// <summary>The name that notebooks written for .NET Interactive ask for; taken where it is free.</summary>
    public const string PreferredName = ".net-csharp";

    /// <summary>The name beside an installed .NET Interactive.</summary>
    public const string OwnName = "animegan-csharp";

    private const string FileName = "kernel.json";

    private static readonly JsonSerializerOptions _layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The folder of kernels to install into.</summary>
    /// <param name="prefix">An installation prefix, as in "/usr/local"; null for the person's own folder.</param>
    /// <returns>Its absolute path; it need not exist.</returns>
    /// <exception cref="KernelSpecException">The system names no home folder for this person.</exception>
    public static string FolderFor(string? prefix) =>
        prefix is not null ? JupyterFolders.UnderPrefix(prefix)
        : Path.IsPathFullyQualified(JupyterFolders.Here.User) ? JupyterFolders.Here.User
        : throw new KernelSpecException("The system names no home folder, so there is no place of one's own for kernels. Set HOME or JUPYTER_DATA_DIR, or name a place with --prefix.");

    /// <summary>Lists kernels in the order in which Jupyter finds them; of several with one name the first counts.</summary>
    /// <param name="folder">Looks into this folder of kernels only; into all of Jupyter's where null.</param>
    /// <returns>The kernels.</returns>
    public static IReadOnlyList<InstalledKernel> List(string? folder = null) =>
        [.. (folder is null ? JupyterFolders.Here.All : [folder])
            .Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateDirectories(place).Order(StringComparer.Ordinal))
            .Select(Read)
            .OfType<InstalledKernel>()
            .DistinctBy(kernel => kernel.Name)];

    /// <summary>Chooses the name to install under: the preferred one, unless another kernel has it.</summary>
    /// <param name="folder">The folder of kernels to install into.</param>
    /// <returns>The name.</returns>
    public static string ChooseName(string folder) =>
        List().Concat(List(folder)).Any(kernel => kernel.Name == PreferredName && !kernel.IsOurs) ? OwnName : PreferredName;

    /// <summary>Writes a kernel's folder; one that the kit wrote before is replaced.</summary>
    /// <param name="spec">What to write.</param>
    /// <param name="name">The name by which notebooks ask for it: letters, digits, dot, dash and underscore.</param>
    /// <param name="folder">The folder of kernels.</param>
    /// <returns>The kernel as installed.</returns>
    /// <exception cref="KernelSpecException">The name is no name, or another kernel has it there, or the folder cannot be written.</exception>
    public static InstalledKernel Install(KernelSpec spec, string name, string folder)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (!IsName(name))
        {
            throw new KernelSpecException($"A kernel's name has letters, digits, '.', '-' and '_' only, got '{name}'.");
        }

        var target = Path.Combine(folder, name);
        if (Directory.Exists(target) && Read(target) is not { IsOurs: true })
        {
            throw new KernelSpecException($"{target} belongs to another kernel. Choose another name with --name, or remove it first.");
        }

        // Written beside and moved, so that Jupyter never sees half of it.
        var draft = Path.Combine(folder, $".{name}-{Environment.ProcessId}.new");
        try
        {
            Write(spec, draft);
            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(draft, target);
            return Read(target)!;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KernelSpecException($"{folder} cannot be written: {refused.Message} Name another place with --prefix, or set HOME or JUPYTER_DATA_DIR to a folder of your own.");
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    /// <summary>Removes kernels that the kit wrote, and no others.</summary>
    /// <param name="name">The kernel's name; all of the kit's where null.</param>
    /// <param name="folder">The folder of kernels.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="KernelSpecException">The named kernel is not there, or belongs to others.</exception>
    public static IReadOnlyList<InstalledKernel> Uninstall(string? name, string folder)
    {
        var there = List(folder);
        var chosen = name is null ? there.Where(kernel => kernel.IsOurs).ToList() : [.. there.Where(kernel => kernel.Name == name)];
        if (name is not null && chosen.Count == 0)
        {
            throw new KernelSpecException($"{folder} has no kernel '{name}'; 'animegan kernel list' shows what there is.");
        }

        if (chosen.Find(kernel => !kernel.IsOurs) is { } foreign)
        {
            throw new KernelSpecException($"{foreign.Folder} belongs to another kernel and stays. Jupyter removes it with: jupyter kernelspec uninstall {foreign.Name}");
        }

        foreach (var kernel in chosen)
        {
            Directory.Delete(kernel.Folder, recursive: true);
        }

        return chosen;
    }

    private static void Write(KernelSpec spec, string draft)
    {
        Directory.CreateDirectory(draft);
        File.WriteAllText(Path.Combine(draft, FileName), Content(spec), new UTF8Encoding(false));
        foreach (var (file, bytes) in spec.Files)
        {
            File.WriteAllBytes(Path.Combine(draft, file), bytes);
        }
    }

    private static string Content(KernelSpec spec)
    {
        var content = new JsonObject
        {
            ["argv"] = new JsonArray([.. spec.Command.Select(word => (JsonNode)word), "{connection_file}"]),
            ["display_name"] = spec.DisplayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["env"] = new JsonObject(spec.Variables.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["metadata"] = new JsonObject { ["animegan"] = true, ["debugger"] = false },
        };
        return content.ToJsonString(_layout).ReplaceLineEndings("\n") + "\n";
    }

    private static bool IsName(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    private static InstalledKernel? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        var name = Path.GetFileName(folder);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var spec = document.RootElement;
            var isOurs = spec.ValueKind == JsonValueKind.Object && spec.TryGetProperty("metadata", out var metadata) && metadata.FlagOr("animegan", false);
            return new InstalledKernel(name, folder, spec.TextOr("display_name", name), isOurs);
        }
        catch (JsonException)
        {
            // Jupyter cannot start it either, but the name is taken.
            return new InstalledKernel(name, folder, $"{name} (unreadable {FileName})", IsOurs: false);
        }
    }
}
