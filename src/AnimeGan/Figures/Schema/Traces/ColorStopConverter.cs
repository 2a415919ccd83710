using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnimeGan.Figures.Schema;

/// <summary>Writes a <see cref="ColorStop"/> as Plotly's pair.</summary>
internal sealed class ColorStopConverter : JsonConverter<ColorStop>
{
    public override ColorStop Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures are written as JSON, not read from it.");

    public override void Write(Utf8JsonWriter writer, ColorStop value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Position);
        writer.WriteStringValue(value.Color);
        writer.WriteEndArray();
    }
}
