namespace AnimeGan.Figures;

/// <summary>How near a projection came, step by step.</summary>
public static class ProjectionChart
{
    /// <summary>Draws both errors on a logarithmic axis.</summary>
    /// <param name="pixelErrors">Mean squared difference of pixels in [−1, 1], the start first.</param>
    /// <param name="featureErrors">Mean squared difference of features, as many.</param>
    /// <exception cref="ArgumentException">The lists are not of one length.</exception>
    public static Figure Create(IReadOnlyList<double> pixelErrors, IReadOnlyList<double> featureErrors)
    {
        ArgumentNullException.ThrowIfNull(pixelErrors);
        ArgumentNullException.ThrowIfNull(featureErrors);
        double[] steps = [.. Enumerable.Range(0, pixelErrors.Count)];
        return CurveChart.Create(
            [
                new ChartCurve("pixels, in [−1, 1]", steps, pixelErrors) { Color = Theme.Blue },
                new ChartCurve("features", steps, featureErrors) { Color = Theme.Vermilion, Dash = "dash" },
            ],
            "How near the projection came",
            "step",
            "mean squared difference",
            logarithmic: true);
    }
}
