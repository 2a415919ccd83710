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

    /// <summary>A page that is read: what its types say is there, is there.</summary>
    public static JsonSerializerOptions Reading { get; } = MakeReading();

    /// <summary>A line of a run's record, where an unknown name is an error: most likely it was misspelt, and would do nothing without a word. For one serialiser; each takes its own.</summary>
    public static JsonSerializerOptions StrictLine() => Strict(Line);

    /// <summary>A page of a run's record; otherwise as <see cref="StrictLine"/>.</summary>
    public static JsonSerializerOptions StrictPage() => Strict(Page);

    private static JsonSerializerOptions MakeReading()
    {
        var reading = new JsonSerializerOptions(Page) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
        reading.Converters.Add(new WholeCollections());
        return reading;
    }

    // Numbers of a record are finite.
    private static JsonSerializerOptions Strict(JsonSerializerOptions options)
    {
        var strict = new JsonSerializerOptions(options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            NumberHandling = JsonNumberHandling.Strict,
        };
        strict.Converters.Add(new FiniteNumbers());
        strict.Converters.Add(new WholeCollections());
        return strict;
    }

    // .NET reads 1e999 as infinity, and does not write that again.
    private sealed class FiniteNumbers : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}
