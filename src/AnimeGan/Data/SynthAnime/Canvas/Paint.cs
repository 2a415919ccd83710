namespace AnimeGan.Data.SynthDrawing;

/// <summary>
/// What a shape is filled with. The colour goes from <see cref="First"/> to <see cref="Last"/> with
/// t = clamp(Offset + Dx·x + Dy·y) in pixels; a glow around (Offset, OffsetY) fades its opacity with the squared
/// distance instead.
/// </summary>
internal readonly record struct Paint
{
    public Rgb First { get; private init; }

    public Rgb Last { get; private init; }

    public float Offset { get; private init; }

    public float OffsetY { get; private init; }

    public float Dx { get; private init; }

    public float Dy { get; private init; }

    public PaintKind Kind { get; private init; }

    public float Alpha { get; private init; }

    public PaintTag Tag { get; private init; }

    public static Paint Solid(Rgb colour, float alpha = 1f)
    {
        return new Paint { Kind = PaintKind.Solid, First = colour, Last = colour, Alpha = alpha };
    }

    /// <summary>A linear gradient from one pixel position to another.</summary>
    public static Paint Linear((float X, float Y) from, Rgb first, (float X, float Y) to, Rgb last, float alpha = 1f)
    {
        var dx = to.X - from.X;
        var dy = to.Y - from.Y;
        var scale = 1f / (dx * dx + dy * dy + 1e-6f);
        return new Paint
        {
            Kind = PaintKind.Linear,
            First = first,
            Last = last,
            Dx = dx * scale,
            Dy = dy * scale,
            Offset = -(from.X * dx + from.Y * dy) * scale,
            Alpha = alpha,
        };
    }

    /// <summary>A soft spot: opacity (1 - d²)² at relative distance d from the centre. Radii in pixels.</summary>
    public static Paint Glow((float X, float Y) centre, float rx, float ry, Rgb colour, float alpha = 1f)
    {
        return new Paint
        {
            Kind = PaintKind.Glow,
            First = colour,
            Last = colour,
            Offset = centre.X,
            OffsetY = centre.Y,
            Dx = 1f / rx,
            Dy = 1f / ry,
            Alpha = alpha,
        };
    }

    /// <summary>The same paint, counted as hair or as hair-coloured.</summary>
    public Paint As(PaintTag tag) => this with { Tag = tag };
}

/// <summary>How a paint varies over the picture.</summary>
internal enum PaintKind
{
    Solid,
    Linear,
    Glow,
}

/// <summary>What a paint says about hair: nothing, hair itself, or another thing whose colour follows the hair's.</summary>
internal enum PaintTag
{
    None,
    Hair,
    HairTinted,
}
