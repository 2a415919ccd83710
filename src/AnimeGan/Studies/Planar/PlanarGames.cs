using AnimeGan.Evaluation;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>Plays games in the plane for studies.</summary>
internal static class PlanarGames
{
    /// <summary>Samples that modes and quality are measured on, PacGAN's number.</summary>
    internal const int Evaluated = 2_500;

    private const int Looks = 25;
    private const int Kept = 800;
    private const int ReportEvery = 50;

    /// <summary>Plays one trial to its end.</summary>
    /// <param name="trial">The game; its steps are the options'.</param>
    /// <param name="progress">Hears the steps done.</param>
    /// <param name="token">Stops the game.</param>
    public static PlanarOutcome Play(StudyTrial<PlanarSetting> trial, IProgress<long> progress, CancellationToken token)
    {
        var data = PlanarSetting.Data(trial.Setting.Set);
        var options = trial.Setting.Options with { Seed = trial.Seed };
        using var game = new PlanarGan(data, options);
        var (looks, since) = (new List<PlanarLook>(), new List<GanStepValues>());
        while (game.Steps < options.Steps)
        {
            since.Add(game.Step());

            // More often at first, when more happens.
            if (game.Steps == options.Steps || game.Steps >= options.Steps * Math.Pow((looks.Count + 1.0) / Looks, 2))
            {
                using var points = game.Draw(Evaluated, trial.Seed);
                looks.Add(Look(game.Steps, ModeCoverage.Measure(data, points), since));
                since.Clear();
            }

            if (game.Steps % ReportEvery == 0)
            {
                progress.Report(game.Steps);
                token.ThrowIfCancellationRequested();
            }
        }

        using var drawn = game.Draw(Kept, trial.Seed);
        return new PlanarOutcome(looks, drawn.data<float>().ToArray());
    }

    /// <summary>A game as a trial.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="set">"ring" or "grid".</param>
    /// <param name="options">The game.</param>
    /// <param name="seed">Its seed.</param>
    public static StudyTrial<PlanarSetting> Trial(string name, string set, PlanarGanOptions options, long seed) =>
        new(name, seed, new PlanarSetting(set, options), options.Steps);

    /// <summary>Some points of the data, for charts.</summary>
    /// <param name="set">"ring" or "grid".</param>
    public static IReadOnlyList<float> RealPoints(string set)
    {
        using var random = new Generator(1);
        using var points = PlanarSetting.Data(set).Sample(Kept / 2, random);
        return points.data<float>().ToArray();
    }

    private static PlanarLook Look(long step, ModeCoverage coverage, List<GanStepValues> since) => new(
        step,
        coverage.Modes,
        coverage.HighQuality,
        since.Average(values => values.DReal),
        since.Average(values => values.DFake),
        since.Average(values => values.GLoss),
        since.Average(values => values.GGradientNorm));
}
