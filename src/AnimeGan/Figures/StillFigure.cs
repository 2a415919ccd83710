namespace AnimeGan.Figures;

/// <summary>A figure as its static drawing alone: cheap to make and to show, so that it can be replaced every few seconds.</summary>
/// <param name="Figure">The figure.</param>
/// <remarks>A live chart that is replaced flickers, and forgets what a reader zoomed into; a drawing does neither.</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource<StillFigure>), PreferredMimeTypes = ["text/html", "text/plain"])]
internal sealed record StillFigure(Figure Figure) : IHtml
{
    /// <summary>The drawing as a piece of a page, without a script.</summary>
    public string ToHtml() => Figure.ToHtml(PlotlyScript.None);

    /// <summary>The figure's title and series in a line, for a terminal.</summary>
    public override string ToString() => Figure.ToString();
}
