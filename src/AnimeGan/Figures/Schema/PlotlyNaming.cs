using System.Text.Json;

namespace AnimeGan.Figures.Schema;

/// <summary>Plotly writes nearly all of its names in lower case; the few others carry theirs as an attribute.</summary>
internal sealed class PlotlyNaming : JsonNamingPolicy
{
    public override string ConvertName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
#pragma warning disable CA1308 // Lower case is the schema's spelling, not a normal form for comparing.
        return name.ToLowerInvariant();
#pragma warning restore CA1308
    }
}
