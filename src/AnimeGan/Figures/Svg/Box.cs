namespace AnimeGan.Figures.Svg;

/// <summary>A rectangle in pixels, from the drawing's upper left corner.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>The part of this box that a pair of axis domains spans; vertical domains count from the bottom.</summary>
    public Box Part(IReadOnlyList<double> x, IReadOnlyList<double> y) => new(
        Left + (x[0] * Width),
        Top + ((1 - y[1]) * Height),
        (x[1] - x[0]) * Width,
        (y[1] - y[0]) * Height);
}
