using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>The curves that show a finding, with its stretch marked.</summary>
internal static class HealthChart
{
    private const int MaximumPoints = 2000;
    private const double TitleAndNote = 72;
    private const string SickStretch = "rgba(213,94,0,.13)";
    private const string WellStretch = "rgba(0,158,115,.10)";

    /// <summary>Draws them; where what shows it best was not measured, the losses.</summary>
    internal static Figure Create(CaseFile file, Finding finding)
    {
        var chart = finding.Signal switch
        {
            Signal.Beliefs when file is { DReal: not null, DFake: not null } => Beliefs(file),
            Signal.Change when file.Vitals.Count > 1 => Vitals(file, "How far a step moves the parameters", "share of their norm", logarithmic: true, ("G", Theme.Vermilion, vital => vital.GChange), ("D", Theme.Blue, vital => vital.DChange)),
            Signal.Variety when file.Vitals.Count > 1 => Vitals(file, "How varied G's samples are", "of real samples' own", logarithmic: false, ("distance of two samples", Theme.Vermilion, vital => vital.Spread), ("distance of the nearest two", Theme.Orange, vital => vital.Nearest), ("share of the data with none near", Theme.Ink, vital => vital.Missing)),
            Signal.Distance when file.Vitals.Count > 1 => Vitals(file, "How far generated samples are from real ones", "energy distance, 0 to 1", logarithmic: false, ("distance", Theme.Vermilion, vital => vital.Distance)),
            _ => Losses(file),
        };
        var color = finding.IsSick ? SickStretch : WellStretch;
        var stretch = new Shape { Type = "rect", X0 = finding.Stretch.From, X1 = finding.Stretch.To, YRef = "y domain", Y0 = 0, Y1 = 1, FillColor = color, Layer = "below", Line = new Line { Width = 0, Color = "rgba(0,0,0,0)" } };
        var layout = chart.Layout;
        return chart with
        {
            Layout = layout with
            {
                Title = Curves.Heading(finding.Title, [PlotlyText.ToPlain(layout.Title!.Text) + "; marked: " + finding.Stretch]),
                Margin = layout.Margin! with { T = TitleAndNote },
                Shapes = [stretch, .. layout.Shapes ?? []],
            },
        };
    }

    private static Figure Losses(CaseFile file)
    {
        var beta = Smoothing.DefaultBeta(file.Steps.Count);
        var layout = Curves.Layout("Losses", [], "training step", new Axis { Title = new Title { Text = "loss (D: mean of its halves)" } });
        return new Figure
        {
            Data = [.. Curves.Of("D", Theme.Blue, file.Steps, file.DLoss, beta, MaximumPoints), .. Curves.Of("G", Theme.Vermilion, file.Steps, file.GLoss, beta, MaximumPoints)],
            Layout = file.Scale.Rest is { } rest
                ? layout with { Shapes = [Curves.ReferenceLine(rest)], Annotations = [Curves.ReferenceName(rest, "D at rest")] }
                : layout,
        };
    }

    private static Figure Beliefs(CaseFile file) =>
        ScoreChart.Create(file.Steps, file.DReal!, file.DFake!, null, new LossChartOptions { Title = ScoreChart.Title, MaximumPoints = MaximumPoints });

    private static Figure Vitals(CaseFile file, string title, string axis, bool logarithmic, params (string Name, string Color, Func<StepVitals, double> Value)[] curves)
    {
        double[] steps = [.. file.Vitals.Select(vital => vital.Step)];
        return new Figure
        {
            Data = [.. curves.SelectMany(curve => Curves.Of(curve.Name, curve.Color, steps, [.. file.Vitals.Select(vital => Shown(curve.Value(vital.Values)))], 0, MaximumPoints))],
            Layout = Curves.Layout(title, [], "training step", new Axis { Title = new Title { Text = axis }, Type = logarithmic ? "log" : null, RangeMode = logarithmic ? null : "tozero" }),
        };

        // A logarithm has no 0; what does not move at all is shown far below everything.
        double Shown(double value) => logarithmic ? Math.Max(value, 1e-9) : value;
    }
}
