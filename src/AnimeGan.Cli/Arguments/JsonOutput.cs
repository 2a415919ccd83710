using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AnimeGan.Cli.Terminal;

namespace AnimeGan.Cli.Arguments;

/// <summary>What a command reports, for programs: JSON alone on the standard output, numbers as numbers ("NaN" and "Infinity" by name, as the kit's files have them), names in camel case that stay as they are.</summary>
internal static class JsonOutput
{
    /// <summary>The option's name.</summary>
    public const string Name = "--json";

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Makes the option.</summary>
    /// <param name="fields">What is printed, for the help: the names of its fields.</param>
    public static Option<bool> CreateOption(string fields) => new(Name) { Description = $"Print JSON and nothing else: {fields}" };

    /// <summary>Prints a value.</summary>
    public static void Write<T>(Host host, T value) => host.Output.WriteLine(JsonSerializer.Serialize(value, _options));
}
