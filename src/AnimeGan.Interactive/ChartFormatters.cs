using System.Reflection;
using AnimeGan.Figures;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Interactive;

/// <summary>Shows charts of Plotly.NET like the kit's figures: Plotly's JSON, the kit's plotly.js without a network, a still drawing.</summary>
/// <remarks>
/// Plotly.NET's own formatter loads plotly.js and require.js from the network. Whatever version a cell brings in is spoken to by name:
/// since 5.0 the functions of a chart are its type's, before they were a module's beside it.
/// </remarks>
internal static class ChartFormatters
{
    private const string ChartName = "GenericChart";
    private const string WriterName = "toJson";

    /// <summary>Registers formatters for the charts of a Plotly.NET.</summary>
    /// <param name="plotly">The assembly.</param>
    /// <param name="handsJsonOn">False where the kernel hands text on: then Plotly's own type stays away.</param>
    public static void Register(Assembly plotly, bool handsJsonOn)
    {
        var types = plotly.GetExportedTypes();
        var chart = Array.Find(types, type => type.Name == ChartName && !(type.IsAbstract && type.IsSealed));
        var writer = types.Where(type => type.Name is ChartName or ChartName + "Module")
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .FirstOrDefault(method => method.Name == WriterName && method.GetParameters() is [var given] && given.ParameterType == chart && method.ReturnType == typeof(string));
        if (chart is null || writer is null)
        {
            // Another Plotly.NET than there has been so far: its charts show as any value.
            return;
        }

        string[] mimeTypes = [.. handsJsonOn ? [Figure.PlotlyMimeType] : Array.Empty<string>(), HtmlFormatter.MimeType, PlainTextFormatter.MimeType];
        Add(Figure.PlotlyMimeType, shown => shown.ToJson());
        Add(HtmlFormatter.MimeType, shown => shown.ToHtml());
        Add(PlainTextFormatter.MimeType, shown => shown.ToString());
        Formatter.SetPreferredMimeTypesFor(chart, mimeTypes);

        void Add(string mimeType, Func<PlotlyChart, string> format) => Formatter.Register(
            chart, (value, writing) => writing.Write(format(PlotlyChart.Parse(ChartConversion.TakeFrames((string)writer.Invoke(null, [value])!)))), mimeType);
    }
}
