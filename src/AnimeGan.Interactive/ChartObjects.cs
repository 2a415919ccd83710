using System.Text.Json;
using System.Text.Json.Nodes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace AnimeGan.Interactive;

/// <summary>Plotly's JSON as Plotly.NET's objects, so that its functions find what they restyle; what has no type of its own is a bare object.</summary>
internal static class ChartObjects
{
    private static readonly Dictionary<string, Func<DynamicObj.DynamicObj>> _types = new(StringComparer.Ordinal)
    {
        ["title"] = static () => new Title(),
        ["legend"] = static () => new Legend(),
        ["font"] = static () => new Font(),
        ["tickfont"] = static () => new Font(),
        ["margin"] = static () => new Margin(),
        ["marker"] = static () => new Marker(),
        ["line"] = static () => new Line(),
        ["colorbar"] = static () => new ColorBar(),
        ["coloraxis"] = static () => new ColorAxis(),
        ["hoverlabel"] = static () => new Hoverlabel(),
        ["xaxis"] = static () => new LinearAxis(),
        ["yaxis"] = static () => new LinearAxis(),
        ["scene"] = static () => new Scene(),
    };

    private static readonly char[] _digits = [.. "0123456789"];

    private static readonly string[] _spatial = ["surface", "scatter3d", "mesh3d", "cone", "streamtube", "volume", "isosurface"];

    /// <summary>A series.</summary>
    /// <param name="description">Its JSON.</param>
    public static Trace Trace(JsonObject description)
    {
        var type = description["type"]?.GetValue<string>() ?? "scatter";
        return Fill<Trace>(_spatial.Contains(type) ? new Trace3D(type) : new Trace2D(type), description);
    }

    /// <summary>A layout.</summary>
    /// <param name="description">Its JSON.</param>
    public static Layout Layout(JsonObject description) => Fill(new Layout(), description);

    /// <summary>What the chart's page lets a reader do.</summary>
    /// <param name="description">Its JSON.</param>
    public static Config Config(JsonObject description) => Fill(new Config(), description);

    /// <summary>A value.</summary>
    /// <param name="name">What it is called where it stands.</param>
    /// <param name="node">Its JSON.</param>
    public static object? Value(string name, JsonNode? node) => node switch
    {
        null => null,
        // xaxis, xaxis2, xaxis3 …
        JsonObject inner => Fill(_types.TryGetValue(name.TrimEnd(_digits), out var make) ? make() : new DynamicObj.DynamicObj(), inner),
        JsonArray items => Items(name, items),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => node.AsValue().TryGetValue<long>(out var whole) ? whole : node.GetValue<double>(),
        },
    };

    private static object Items(string name, JsonArray items) => name switch
    {
        "annotations" => Typed<Annotation>(items),
        "shapes" => Typed<Shape>(items),
        "sliders" => Typed<Slider>(items),
        "updatemenus" => Typed<UpdateMenu>(items),
        "images" => Typed<LayoutImage>(items),
        _ => items.Select(item => Value(string.Empty, item)).ToArray(),
    };

    private static List<T> Typed<T>(JsonArray items)
        where T : DynamicObj.DynamicObj, new() => [.. items.Select(item => Fill(new T(), item!.AsObject()))];

    private static T Fill<T>(T target, JsonObject description)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, node) in description)
        {
            if (node is not null && !(name == "type" && target is Trace))
            {
                target.SetProperty(name, Value(name, node));
            }
        }

        return target;
    }
}
