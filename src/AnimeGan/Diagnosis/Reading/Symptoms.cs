using System.Globalization;
using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>What rules read: a run's series, made comparable over objectives, and their middle values over parts of the run.</summary>
internal sealed class Symptoms
{
    private readonly int _from;
    private readonly int _late;

    internal Symptoms(CaseFile file)
    {
        File = file;
        _from = file.Steps.TakeWhile(step => step <= file.PretrainSteps).Count();
        _late = Math.Max(_from, file.Steps.Count - (int)Math.Ceiling((file.Steps.Count - _from) / (double)Thresholds.Evidence.Parts));
        Vitals = [.. file.Vitals.Where(vital => vital.Step > file.PretrainSteps)];
        Lead = Leads(file);
        BeliefInFakes = file.Scale.HasBeliefs && file.DFake is { } fakes
            ? [.. fakes.Select(belief => Math.Min(1, belief / Target))]
            : [.. file.GLoss.Select(file.Scale.BeliefInFakes)];
        LastStep = file.Steps.Count > 0 ? file.Steps[^1] : 0;
        Steps = file.Steps.Count > 0 ? LastStep - Math.Max(file.PretrainSteps, Math.Max(0, file.Steps[0] - 1)) : 0;
        LateStretch = new Stretch(file.Steps.Count > 0 ? file.Steps[Math.Min(_late, file.Steps.Count - 1)] : 0, LastStep);
    }

    internal CaseFile File { get; }

    internal ObjectiveScale Scale => File.Scale;

    internal TrainingRecord? Record => File.Record;

    /// <summary>What D is taught to say of real samples: 1, or less where targets are smoothed.</summary>
    internal double Target => Scale.RealTarget;

    /// <summary>What to add to a sentence about leads and beliefs of D: nothing, or what they can be at most.</summary>
    internal string OfTarget => Target < 1 ? Say($" (smoothed targets allow {Target:0.##} at most)") : "";

    /// <summary>Steps in which G learnt, from the first that was written down to the last, however many of them were.</summary>
    internal double Steps { get; }

    /// <summary>How many of those steps were written down.</summary>
    internal int Entries => File.Steps.Count - _from;

    internal double LastStep { get; }

    internal Stretch LateStretch { get; }

    /// <summary>D(x) − D(G(z)) at each step as a share of <see cref="Target"/>, −1 to 1; NaN where the objective has no scale.</summary>
    internal IReadOnlyList<double> Lead { get; }

    /// <summary>D(G(z)) at each step as a share of <see cref="Target"/>, 0 to 1; NaN where the objective has no scale.</summary>
    internal IReadOnlyList<double> BeliefInFakes { get; }

    /// <summary>What was measured now and then once G learns.</summary>
    internal IReadOnlyList<(double Step, StepVitals Values)> Vitals { get; }

    /// <summary>Whether there are enough of <see cref="Vitals"/> for a middle value late in the run.</summary>
    internal bool HasVitals => Vitals.Count >= Thresholds.Evidence.LeastLooks;

    /// <summary>Whether the run is long enough: it covers so many steps in which G learnt, and enough of them were written down for middle values.</summary>
    internal bool Covers(int steps) => Steps >= steps && Entries >= Thresholds.Evidence.LeastEntries;

    /// <summary>Whether D's lead late in the run is a coin's.</summary>
    internal bool IsCoin => Math.Abs(Late(Lead)) < Thresholds.Asleep.CoinsLead;

    /// <summary>The middle value over the last third.</summary>
    internal double Late(IReadOnlyList<double> series) => Robust.Median(series.Skip(_late));

    /// <summary>The middle value over the third before.</summary>
    internal double Before(IReadOnlyList<double> series) => QuantileBefore(series, 0.5);

    /// <summary>A quantile over the third before.</summary>
    internal double QuantileBefore(IReadOnlyList<double> series, double share) =>
        Robust.Quantile(series.Skip(Math.Max(0, _late - (series.Count - _late))).Take(series.Count - _late), share);

    /// <summary>A quantile over the last third.</summary>
    internal double LateQuantile(IReadOnlyList<double> series, double share) => Robust.Quantile(series.Skip(_late), share);

    /// <summary>The middle value over the last third of what was measured now and then; NaN without.</summary>
    internal double LateVital(Func<StepVitals, double> value) => Robust.Median(LateVitals().Select(vital => value(vital.Values)));

    /// <summary>The middle value over the third before the last.</summary>
    internal double VitalBefore(Func<StepVitals, double> value) =>
        Robust.Median(Vitals.Skip(Vitals.Count / Thresholds.Evidence.Parts).Take(Vitals.Count / Thresholds.Evidence.Parts).Select(vital => value(vital.Values)));

    /// <summary>The middle value over the whole run.</summary>
    internal double Vital(Func<StepVitals, double> value) => Robust.Median(Vitals.Select(vital => value(vital.Values)));

    /// <summary>The smallest middle value over five measurements in a row.</summary>
    internal (double Step, double Value) Best(Func<StepVitals, double> value)
    {
        var best = (Step: double.NaN, Value: double.PositiveInfinity);
        for (var i = 2; i < Vitals.Count - 2; i++)
        {
            var middle = Robust.Median(Vitals.Skip(i - 2).Take(5).Select(vital => value(vital.Values)));
            best = middle < best.Value ? (Vitals[i].Step, middle) : best;
        }

        return best;
    }

    internal IEnumerable<(double Step, StepVitals Values)> LateVitals() => Vitals.Skip(Vitals.Count - Math.Max(Math.Min(3, Vitals.Count), Vitals.Count / Thresholds.Evidence.Parts));

    /// <summary>A sentence with numbers, the same on every machine.</summary>
    internal static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    // A mean D(x) of 0.9 and a mean D(G(z)) of 0.1 are a lead of 0.8. Without them, the losses say it.
    private static IReadOnlyList<double> Leads(CaseFile file) => file.Scale.HasBeliefs && file is { DReal: { } real, DFake: { } fake }
        ? [.. real.Zip(fake, (x, g) => Math.Clamp((x - g) / file.Scale.RealTarget, -1, 1))]
        : [.. file.DLoss.Select(file.Scale.Lead)];
}
