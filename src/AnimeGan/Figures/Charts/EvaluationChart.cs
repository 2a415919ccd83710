using System.Globalization;
using AnimeGan.Figures.Schema;
using AnimeGan.Training;

namespace AnimeGan.Figures;

/// <summary>What was measured on samples while a run trained, over its steps: lower is better.</summary>
public static class EvaluationChart
{
    private const string ErrorName = "StandardError";

    /// <summary>Draws the measure, with one standard error to each side where the run's statistics hold it.</summary>
    /// <param name="scores">The measurements by rising step, at least one, all by the last one's measure or left out.</param>
    /// <param name="history">The run's statistics, or none.</param>
    /// <exception cref="ArgumentException">There is no measurement.</exception>
    public static Figure Create(IReadOnlyList<ScoredStep> scores, IReadOnlyList<StepStatistics> history)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(history);
        if (scores.Count == 0)
        {
            throw new ArgumentException("There is nothing to draw: the run's samples were not measured; train with --evaluate-every.", nameof(scores));
        }

        var name = scores[^1].Name;
        var shown = scores.Where(score => score.Name == name).ToList();
        var best = shown.MinBy(score => score.Score)!;
        var title = Title(name);
        var errors = Errors(name, history).ToList();
        var note = string.Create(CultureInfo.InvariantCulture, $"best: {best.Score:0.0000} after {best.Step:#,0} steps{(errors.Count > 0 ? "; dotted: one standard error to each side" : "")}");
        return new Figure
        {
            Data = [.. errors, Points(title, shown)],
            Layout = Curves.Layout($"{title} over training", [note], "training step", new Axis { Title = new Title { Text = $"{title}, lower is better" } }) with { Margin = new Margin { T = 68, R = 22 } },
        };
    }

    /// <summary>A measure's name as a heading gives it: "kid" is "KID".</summary>
    internal static string Title(string name) => name.Length <= 4 ? name.ToUpperInvariant() : name;

    private static ScatterTrace Points(string title, List<ScoredStep> scores) => new()
    {
        Name = title,
        X = scores.Select(score => (double)score.Step).ToArray(),
        Y = scores.Select(score => score.Score).ToArray(),
        Mode = "lines+markers",
        HoverTemplate = "%{y:.5f}",
        Line = new Line { Color = Theme.Blue, Width = 2.2 },
    };

    private static IEnumerable<Trace> Errors(string name, IReadOnlyList<StepStatistics> history)
    {
        var measured = history
            .Where(step => step.Terms is { } terms && terms.ContainsKey(name) && terms.ContainsKey(name + ErrorName))
            .Select(step => (step.Step, Value: step.Terms![name], Error: step.Terms[name + ErrorName]))
            .ToList();
        return measured.Count == 0 ? [] : new[] { -1, 1 }.Select(side => new ScatterTrace
        {
            ShowLegend = false,
            HoverInfo = "skip",
            X = measured.Select(point => (double)point.Step).ToArray(),
            Y = measured.Select(point => point.Value + (side * point.Error)).ToArray(),
            Line = new Line { Color = Theme.Blue, Width = 1, Dash = "dot" },
        });
    }
}
