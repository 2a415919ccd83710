namespace AnimeGan.Figures.Schema;

/// <summary>A picture on a pair of axes, one unit a pixel, row 0 on top.</summary>
public sealed record ImageTrace : Trace
{
    /// <summary>The picture as a data URI ("data:image/png;base64,…").</summary>
    public required string Source { get; init; }

    /// <summary>The first pixel's centre on the horizontal axis.</summary>
    public double X0 { get; init; }

    /// <summary>The first pixel's centre on the vertical axis.</summary>
    public double Y0 { get; init; }

    /// <summary>A pixel's width on the axis.</summary>
    public double Dx { get; init; } = 1;

    /// <summary>A pixel's height on the axis.</summary>
    public double Dy { get; init; } = 1;
}
