using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AnimeGan.Figures.Schema;

/// <summary>Reads Plotly's JSON as others write it into the kit's records: what a record does not know, or another kind of value, is passed over.</summary>
internal static class SchemaReader
{
    private static readonly Dictionary<string, Type> _traces = typeof(Trace).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(derived => (string)derived.TypeDiscriminator!, derived => derived.DerivedType);

    private static readonly PlotlyNaming _naming = new();

    /// <summary>Reads a series.</summary>
    /// <param name="node">An element of "data".</param>
    /// <param name="kind">Its "type"; Plotly's default is "scatter".</param>
    /// <returns>Null for a kind that the kit has no record of, or where what that record needs is not there.</returns>
    public static Trace? Trace(JsonObject node, out string kind)
    {
        kind = Read<string>(node["type"]) ?? "scatter";
        return _traces.TryGetValue(kind == "scattergl" ? "scatter" : kind, out var type) ? (Trace?)Read(type, node) : null;
    }

    /// <summary>Reads what is not a series.</summary>
    public static Layout Layout(JsonObject? node) => node is null
        ? new Layout()
        : Read<Layout>(node)! with { XAxes = Axes(node, "xaxis"), YAxes = Axes(node, "yaxis") };

    /// <summary>Reads a value.</summary>
    /// <returns>The default where it is missing or of another kind.</returns>
    public static T? Read<T>(JsonNode? node) => (T?)Read(typeof(T), node);

    private static List<Axis> Axes(JsonObject layout, string key)
    {
        var axes = new List<Axis>();
        foreach (var (name, node) in layout)
        {
            if (!name.StartsWith(key, StringComparison.Ordinal) || !int.TryParse(name.Length == key.Length ? "1" : name.AsSpan(key.Length), out var number) || number is < 1 or > 99)
            {
                continue;
            }

            while (axes.Count < number)
            {
                axes.Add(new Axis());
            }

            axes[number - 1] = Read<Axis>(node) ?? new Axis();
        }

        return axes;
    }

    private static object? Read(Type type, JsonNode? node)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (node is null)
        {
            return null;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return node is JsonArray array ? List(type.GenericTypeArguments[0], array) : null;
        }

        return (type.Name, node) switch
        {
            (nameof(String), JsonValue value) => value.TryGetValue<string>(out var text) ? text : null,
            (nameof(Boolean), JsonValue value) => value.TryGetValue<bool>(out var answer) ? answer : null,
            (nameof(Double), JsonValue value) => Number(value),
            (nameof(Int32), JsonValue value) => Number(value) is { } number && number == (int)number ? (int)number : null,
            (nameof(Coordinates), JsonArray array) => Coordinates(array),
            (nameof(ColorStop), JsonArray { Count: 2 } pair) => Read<double?>(pair[0]) is { } at && Read<string>(pair[1]) is { } name ? new ColorStop(at, name) : null,
            (nameof(Title), JsonValue) => Read<string>(node) is { } words ? new Title { Text = words } : null,
            (_, JsonObject from) when type.Namespace == typeof(SchemaReader).Namespace => Record(type, from),
            _ => null,
        };
    }

    private static double? Number(JsonValue value) => value.TryGetValue<double>(out var number) ? number : null;

    private static object List(Type element, JsonArray array)
    {
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var node in array)
        {
            // A number that is not there is a gap; of anything else, what cannot be read is left out.
            var value = Read(element, node) ?? (element == typeof(double) ? (object)double.NaN : null);
            if (value is not null)
            {
                list.Add(value);
            }
        }

        return list;
    }

    private static Coordinates Coordinates(JsonArray array) =>
        array.All(node => node is null || (node is JsonValue value && Number(value) is not null))
            ? new Coordinates([.. array.Select(node => node is JsonValue value ? Number(value)!.Value : double.NaN)])
            : new Coordinates([.. array.Select(node => node?.ToString() ?? string.Empty)]);

    private static object? Record(Type type, JsonObject node)
    {
        var constructor = type.GetConstructors().MinBy(candidate => candidate.GetParameters().Length)!;
        var given = constructor.GetParameters().Select(parameter => Read(parameter.ParameterType, node[_naming.ConvertName(parameter.Name!)])).ToArray();
        if (Array.Exists(given, argument => argument is null))
        {
            return null;
        }

        var record = constructor.Invoke(given);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && property.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? _naming.ConvertName(property.Name);
            if (Read(property.PropertyType, node[name]) is { } value)
            {
                property.SetValue(record, value);
            }
            else if (property.GetCustomAttribute<RequiredMemberAttribute>() is not null && constructor.GetParameters().Length == 0)
            {
                return null;
            }
        }

        return record;
    }
}
