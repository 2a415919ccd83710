using System.Globalization;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>The losses of both networks over training.</summary>
/// <remarks>
/// The discriminator's halves are shown each by itself, since 'D loss 0.5' means other things by other conventions: the
/// rule 'a stable GAN has a D loss of 0.5 to 0.8 and a G loss of 1 to 2' (J. Brownlee, "How to Identify and Diagnose GAN
/// Failure Modes") is per half. Equilibrium: <see cref="Equilibrium"/>.
/// </remarks>
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
        var summed = options.Convention == LossConvention.Summed;
        var total = dReal.Zip(dFake, (real, fake) => (real + fake) * (summed ? 1 : 0.5)).ToArray();
        var curves = new List<(string Name, string Color, IReadOnlyList<double> Values)>
        {
            ("D on real", Theme.Blue, dReal),
            ("D on generated", Theme.Sky, dFake),
            ("G", Theme.Vermilion, g),
        };
        if (options.ShowTotal)
        {
            curves.Add((summed ? "D total (sum of halves)" : "D total (mean of halves)", Theme.Ink, total));
        }

        var lines = options.ShowEquilibrium ? EquilibriumLines(options) : [];
        var layout = Curves.Layout(options.Title, Curves.SmoothingNote(beta), options.StepTitle, new Axis { Title = new Title { Text = AxisTitle(options) } });
        return new Figure
        {
            Data = [.. curves.SelectMany(c => Curves.Of(c.Name, c.Color, steps, c.Values, beta, options.MaximumPoints))],
            Layout = layout with
            {
                Shapes = [.. lines.Select(line => Curves.ReferenceLine(line.Value))],
                Annotations = [.. lines.Select(line => Curves.ReferenceName(line.Value, line.Words))],
            },
        };
    }

    /// <summary>The equilibrium values that a chart shows, each once, with their names.</summary>
    internal static IReadOnlyList<(double Value, string Words)> EquilibriumLines(LossChartOptions options)
    {
        var names = new List<(double Value, string Formula, string Who)> { (Equilibrium.PerHalf, "log 2", "each half of D") };
        if (options.ShowTotal)
        {
            var total = Equilibrium.DiscriminatorTotal(options.Convention);
            names.Add((total, options.Convention == LossConvention.Summed ? "2 log 2" : "log 2", "D total"));
        }

        var ofG = Equilibrium.Generator(options.GeneratorLoss);
        names.Add((ofG, ofG > 0 ? "log 2" : "\u2212log 2", "G"));
        return [.. names.GroupBy(n => n.Formula).Select(group =>
        {
            var value = group.First().Value;
            var number = value.ToString("0.000", CultureInfo.InvariantCulture).Replace('-', '\u2212');
            return (value, $"equilibrium of {string.Join(" and ", group.Select(n => n.Who))}: {group.Key} = {number}");
        })];
    }

    private static string AxisTitle(LossChartOptions options) => !options.ShowTotal
        ? "loss in nats, D per half"
        : options.Convention == LossConvention.Summed ? "loss in nats, D per half; total = sum" : "loss in nats, D per half; total = mean";
}
