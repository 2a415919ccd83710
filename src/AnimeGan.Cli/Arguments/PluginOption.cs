using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using AnimeGan.Plugins;

namespace AnimeGan.Cli.Arguments;

/// <summary>The option --plugin FILE, which every command takes and which may be repeated.</summary>
internal static class PluginOption
{
    /// <summary>What is typed.</summary>
    public const string Name = "--plugin";

    /// <summary>Makes the option; its files are loaded by <see cref="TryLoad"/>.</summary>
    public static Option<string[]> Create() => new(Name)
    {
        Description = "Load objectives, penalties, augmentations, models, metrics and observers of your own from an assembly (.dll); its code runs as the kit's does",
        HelpName = "file",
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Loads the plugins that arguments name.</summary>
    /// <param name="arguments">As the process got them.</param>
    /// <param name="fault">What is wrong with the first that cannot be loaded.</param>
    public static bool TryLoad(IReadOnlyList<string> arguments, [NotNullWhen(false)] out string? fault)
    {
        foreach (var file in Files(arguments))
        {
            try
            {
                _ = Plugin.Load(file);
            }
            catch (ArgumentException refusal)
            {
                fault = Usage.WithoutParameter(refusal);
                return false;
            }
        }

        fault = null;
        return true;
    }

    // "--plugin FILE", "--plugin=FILE" or "--plugin:FILE", before a "--".
    private static IEnumerable<string> Files(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i] == Name && i + 1 < arguments.Count)
            {
                yield return arguments[++i];
            }
            else if (arguments[i].StartsWith(Name + "=", StringComparison.Ordinal) || arguments[i].StartsWith(Name + ":", StringComparison.Ordinal))
            {
                yield return arguments[i][(Name.Length + 1)..];
            }
        }
    }
}
