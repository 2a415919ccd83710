namespace AnimeGan.Data.SynthDrawing;

/// <summary>
/// A lock of hair: a quadratic centre line from root over bend to tip, with half-widths at the three (0 at the tip
/// for a point, more for a blunt cut). Face units.
/// </summary>
internal readonly record struct Lock(
    float RootX, float RootY, float BendX, float BendY, float TipX, float TipY, float RootWidth, float BendWidth, float TipWidth)
{
    /// <summary>The point at t along and s across (-1 left edge to 1 right edge, seen from the root down).</summary>
    public (float X, float Y) At(float t, float s)
    {
        var u = 1f - t;
        var x = u * u * RootX + 2f * u * t * BendX + t * t * TipX;
        var y = u * u * RootY + 2f * u * t * BendY + t * t * TipY;
        var dx = u * (BendX - RootX) + t * (TipX - BendX);
        var dy = u * (BendY - RootY) + t * (TipY - BendY);
        var width = u * u * RootWidth + 2f * u * t * BendWidth + t * t * TipWidth;
        var scale = s * width / MathF.Sqrt(dx * dx + dy * dy + 1e-9f);
        return (x + dy * scale, y - dx * scale);
    }

    /// <summary>The same lock moved.</summary>
    public Lock Moved(float dx, float dy) => this with
    {
        RootX = RootX + dx,
        RootY = RootY + dy,
        BendX = BendX + dx,
        BendY = BendY + dy,
        TipX = TipX + dx,
        TipY = TipY + dy,
    };
}
