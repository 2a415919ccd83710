using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnimeGan.Files;

/// <summary>Reads lists and dictionaries of things without a null among them, which .NET's own reader lets through whatever a type says.</summary>
internal sealed class WholeCollections : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && !typeToConvert.GetGenericArguments()[^1].IsValueType
        && (typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) || (typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && typeToConvert.GetGenericArguments()[0] == typeof(string)));

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance((typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? typeof(Lists<>) : typeof(Dictionaries<>)).MakeGenericType(typeToConvert.GetGenericArguments()[^1]))!;

    private static T Element<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
        where T : class => JsonSerializer.Deserialize<T>(ref reader, options) ?? throw new JsonException();

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new JsonException();
        }
    }

    private sealed class Lists<T> : JsonConverter<IReadOnlyList<T>>
        where T : class
    {
        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Require(reader.TokenType == JsonTokenType.StartArray);
            List<T> all = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                all.Add(Element<T>(ref reader, options));
            }

            return all;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var element in value)
            {
                JsonSerializer.Serialize(writer, element, options);
            }

            writer.WriteEndArray();
        }
    }

    private sealed class Dictionaries<T> : JsonConverter<IReadOnlyDictionary<string, T>>
        where T : class
    {
        public override IReadOnlyDictionary<string, T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Require(reader.TokenType == JsonTokenType.StartObject);
            Dictionary<string, T> all = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                Require(reader.Read());
                all[name] = Element<T>(ref reader, options);
            }

            return all;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, element) in value)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, element, options);
            }

            writer.WriteEndObject();
        }
    }
}
