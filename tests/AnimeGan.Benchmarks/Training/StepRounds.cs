namespace AnimeGan.Benchmarks.Training;

/// <summary>Rounds of several trainings, each in a process of its own; all are started before the first round, and wait while it is another's turn.</summary>
/// <param name="Seconds">Seconds a step, round by round, ours first.</param>
/// <param name="Dropped">Rounds left out because the host stole time.</param>
/// <param name="Words">What our side computed with.</param>
internal sealed record StepRounds(IReadOnlyList<double[]> Seconds, int Dropped, string Words)
{
    // A turn lasts about so long on our side, as caches, clocks and idle threads still belong to another when it begins.
    private const double Turn = 1;
    private const int MostSteps = 40;

    /// <summary>Measures in turn.</summary>
    /// <param name="sides">Ours and the others.</param>
    /// <param name="sets">The data.</param>
    /// <param name="rounds">Rounds wanted.</param>
    /// <param name="period">A turn is a multiple of so many steps.</param>
    /// <param name="instructions">What our side must say that it computes with; null for anything.</param>
    /// <param name="environment">Variables of all sides.</param>
    /// <returns>No rounds where our side computes with something else.</returns>
    public static StepRounds Measure(
        IEnumerable<TrainingSide> sides, TrainingSets sets, int rounds, int period = 1, string? instructions = null, IEnumerable<(string Variable, string Value)>? environment = null)
    {
        List<ProcessPeer> started = [];
        try
        {
            foreach (var side in sides)
            {
                started.Add(side.Start(sets, environment));
                if (instructions is not null && !started[0].Words.Contains(instructions, StringComparison.Ordinal))
                {
                    return new StepRounds([], 0, started[0].Words);
                }

                // The first steps take memory, compile and choose kernels.
                _ = started[^1].Measure();
                _ = started[^1].Measure();
            }

            var steps = Math.Clamp((int)(Turn / started[0].Measure()), 1, MostSteps);
            steps = (steps + period - 1) / period * period;
            var (seconds, dropped) = PairedComparison.Rounds(
                [.. started.Select(peer => (Func<double>)(() => Enumerable.Range(0, steps).Sum(_ => peer.Measure()) / steps))], rounds, static _ => { });
            return new StepRounds(seconds, dropped, started[0].Words);
        }
        finally
        {
            started.ForEach(peer => peer.Dispose());
        }
    }

    /// <summary>The median of a side's seconds a step.</summary>
    /// <param name="side">0 for ours.</param>
    public double Median(int side) => ComparisonResult.Quartiles(Seconds.Select(round => round[side])).Median;

    /// <summary>How often as fast ours is: first quartile, median, third quartile.</summary>
    /// <param name="side">The other side.</param>
    public (double Low, double Median, double High) Times(int side) => ComparisonResult.Quartiles(Seconds.Select(round => round[side] / round[0]));
}
