using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>What the discriminator answers over training: the mean probability 'real' that it gives to real and to generated images.</summary>
public static class ScoreChart
{
    internal const string Title = "What the discriminator answers";

    /// <summary>Draws the scores, with the line where the discriminator can only toss a coin.</summary>
    /// <param name="steps">The step of each value, rising.</param>
    /// <param name="dOfX">Mean D(x), 0 to 1.</param>
    /// <param name="dOfGz">Mean D(G(z)) in the discriminator's step, before the generator moved, 0 to 1.</param>
    /// <param name="dOfGzAfter">Mean D(G(z)) in the generator's step, after the discriminator moved, 0 to 1; null leaves it out.</param>
    /// <param name="options">Null for the usual; of the conventions, none matters here.</param>
    /// <exception cref="ArgumentException">The lists are not of one length.</exception>
    /// <remarks>Goodfellow et al. 2014, proposition 1: D* = 1/2 where the generator matches the data.</remarks>
    public static Figure Create(IReadOnlyList<double> steps, IReadOnlyList<double> dOfX, IReadOnlyList<double> dOfGz, IReadOnlyList<double>? dOfGzAfter = null, LossChartOptions? options = null)
    {
        options ??= new LossChartOptions { Title = Title };
        Curves.RequireSameLength(steps, dOfX, nameof(dOfX));
        Curves.RequireSameLength(steps, dOfGz, nameof(dOfGz));
        var beta = options.Beta ?? Smoothing.DefaultBeta(steps.Count);
        var traces = Curves.Of("D(x), real", Theme.Blue, steps, dOfX, beta, options.MaximumPoints)
            .Concat(Curves.Of("D(G(z)), generated", Theme.Vermilion, steps, dOfGz, beta, options.MaximumPoints));
        if (dOfGzAfter is not null)
        {
            Curves.RequireSameLength(steps, dOfGzAfter, nameof(dOfGzAfter));
            traces = traces.Concat(Curves.Of("D(G(z)) after D's step", Theme.Orange, steps, dOfGzAfter, beta, options.MaximumPoints, "dot"));
        }

        var axis = new Axis { Title = new Title { Text = "mean probability \u2018real\u2019" }, Range = [0, 1] };
        var layout = Curves.Layout(options.Title, Curves.SmoothingNote(beta), options.StepTitle, axis);
        return new Figure
        {
            Data = [.. traces],
            Layout = layout with
            {
                Shapes = [Curves.ReferenceLine(Equilibrium.Score)],
                Annotations = [Curves.ReferenceName(Equilibrium.Score, "coin toss: 1/2")],
            },
        };
    }
}
