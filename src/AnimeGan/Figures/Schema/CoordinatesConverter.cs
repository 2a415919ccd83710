using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnimeGan.Figures.Schema;

/// <summary>Writes coordinates as a plain JSON array.</summary>
internal sealed class CoordinatesConverter : JsonConverter<Coordinates>
{
    public override Coordinates Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures are written as JSON, not read from it.");

    public override void Write(Utf8JsonWriter writer, Coordinates value, JsonSerializerOptions options)
    {
        if (value.Names is not null)
        {
            JsonSerializer.Serialize(writer, value.Names, options);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Numbers, options);
        }
    }
}
