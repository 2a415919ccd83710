using AnimeGan.Figures;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Interactive;

/// <summary>Shows the library's charts as Plotly's JSON too, in a session that hands JSON on as what it is.</summary>
/// <remarks>
/// .NET Interactive's own kernel puts every type but application/json into a notebook as text, and no front end draws Plotly's
/// type from that; so the library itself asks for HTML and a drawing alone.
/// </remarks>
internal static class FigureFormatters
{
    /// <summary>Puts Plotly's type before those that the library asks for.</summary>
    public static void Register()
    {
        foreach (var type in (Type[])[typeof(Figure), typeof(PlotlyChart)])
        {
            // Asking makes the package read the library's choice, which would come later and win.
            var chosen = Formatter.GetPreferredMimeTypesFor(type);
            Formatter.SetPreferredMimeTypesFor(type, [Figure.PlotlyMimeType, .. chosen.Where(mimeType => mimeType != Figure.PlotlyMimeType)]);
        }
    }
}
