using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnimeGan.Files;

/// <summary>How the kit writes JSON of its own: camel case, without nulls, enums by name, other scripts' letters as they are, lines that end alike everywhere.</summary>
/// <remarks>Formats that others define keep their own rules: Plotly's in Figures, safetensors' here.</remarks>
internal static class KitJson
{
    /// <summary>One object a line.</summary>
    public static JsonSerializerOptions Line { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A page that a person reads.</summary>
    public static JsonSerializerOptions Page { get; } = new(Line) { WriteIndented = true };

    /// <summary>A line of a run's record, where an unknown name is an error: most likely it was misspelt, and would do nothing without a word. For one serialiser; each takes its own.</summary>
    public static JsonSerializerOptions StrictLine() => Strict(Line);

    /// <summary>A page of a run's record; otherwise as <see cref="StrictLine"/>.</summary>
    public static JsonSerializerOptions StrictPage() => Strict(Page);

    // Numbers of a record are finite.
    private static JsonSerializerOptions Strict(JsonSerializerOptions options) => new(options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
    };
}
