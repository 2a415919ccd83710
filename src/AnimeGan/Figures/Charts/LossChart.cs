using System.Globalization;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>The losses of both networks over training.</summary>
/// <remarks>
/// The discriminator's halves are shown each by itself, since 'D loss 0.5' means other things by other conventions: the
/// rule 'a stable GAN has a D loss of 0.5 to 0.8 and a G loss of 1 to 2' (J. Brownlee, "How to Identify and Diagnose GAN
/// Failure Modes") is per half. Equilibrium: <see cref="Equilibrium"/>.
/// </remarks>
/// <example>
/// <code>
/// double[] steps = [0, 100, 200, 300];
/// LossChart.Create(steps, dReal: [0.69, 0.5, 0.55, 0.6], dFake: [0.69, 0.4, 0.5, 0.6], g: [0.7, 1.3, 1.1, 0.9])
/// </code>
/// </example>
public static class LossChart
{
    /// <summary>Draws the losses.</summary>
    /// <param name="steps">The step of each value, rising.</param>
    /// <param name="dReal">−log D(x), the half on real images, nats.</param>
    /// <param name="dFake">−log(1 − D(G(z))), the half on generated images, nats.</param>
    /// <param name="g">The generator's loss, nats.</param>
    /// <param name="options">Null for the usual.</param>
    /// <exception cref="ArgumentException">The lists are not of one length.</exception>
    public static Figure Create(IReadOnlyList<double> steps, IReadOnlyList<double> dReal, IReadOnlyList<double> dFake, IReadOnlyList<double> g, LossChartOptions? options = null)
    {
        options ??= new LossChartOptions();
        Curves.RequireSameLength(steps, dReal, nameof(dReal));
        Curves.RequireSameLength(steps, dFake, nameof(dFake));
        Curves.RequireSameLength(steps, g, nameof(g));
        var beta = options.Beta ?? Smoothing.DefaultBeta(steps.Count);
        (string Name, string Color, IReadOnlyList<double> Values)[] curves =
        [
            ("D real", Theme.Blue, dReal),
            ("D fake", Theme.Sky, dFake),
            ("G", Theme.Vermilion, g),
            (TotalName(options.Convention), Theme.Ink, Total(dReal, dFake, options.Convention)),
        ];
        var lines = options.ShowEquilibrium ? EquilibriumLines(options) : [];
        var layout = Curves.Layout(options.Title, [.. Curves.SmoothingNote(beta), .. EquilibriumNote(lines)], options.StepTitle, new Axis { Title = new Title { Text = options.ShowEquilibrium ? "loss in nats (D per half)" : "loss (D per half)" } });
        return new Figure
        {
            Data = [.. curves.SelectMany(c => Curves.Of(c.Name, c.Color, steps, c.Values, beta, options.MaximumPoints))],
            Layout = layout with
            {
                Shapes = [.. lines.Select(line => Curves.ReferenceLine(line.Value))],
                Annotations = [.. lines.Select(line => Curves.ReferenceName(line.Value, line.Name))],
            },
        };
    }

    /// <summary>The discriminator's total loss at each step.</summary>
    internal static double[] Total(IReadOnlyList<double> dReal, IReadOnlyList<double> dFake, LossConvention convention) =>
        [.. dReal.Zip(dFake, (real, fake) => (real + fake) * (convention == LossConvention.Summed ? 1 : 0.5))];

    /// <summary>What charts call the discriminator's total.</summary>
    internal static string TotalName(LossConvention convention) => convention == LossConvention.Summed ? "D total (sum)" : "D total (mean)";

    /// <summary>The equilibrium values that a chart shows, each once: its formula and number, and whose it is.</summary>
    internal static IReadOnlyList<(double Value, string Name, string Whose)> EquilibriumLines(LossChartOptions options)
    {
        var ofG = Equilibrium.Generator(options.GeneratorLoss);
        (double Value, string Formula, string Whose)[] all =
        [
            (Equilibrium.PerHalf, "log 2", "D's halves"),
            (Equilibrium.DiscriminatorTotal(options.Convention), options.Convention == LossConvention.Summed ? "2 log 2" : "log 2", "D total"),
            (ofG, ofG > 0 ? "log 2" : "\u2212log 2", "G"),
        ];
        return [.. all.GroupBy(line => line.Formula).Select(group => (
            group.First().Value,
            group.Key + " = " + group.First().Value.ToString("0.000", CultureInfo.InvariantCulture).Replace('-', '\u2212'),
            string.Join(" and ", group.Select(line => line.Whose)) + " (" + group.Key + ")"))];
    }

    private static IReadOnlyList<string> EquilibriumNote(IReadOnlyList<(double Value, string Name, string Whose)> lines) =>
        lines.Count == 0 ? [] : ["dashed: equilibrium of " + string.Join(", ", lines.Select(line => line.Whose))];
}
