using System.Globalization;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Training;

/// <summary>Trainings at once on one machine, a process each, against one of them alone.</summary>
/// <param name="Name">What is typed.</param>
/// <param name="Title">What stands in the table.</param>
/// <param name="Record">What each trains, begun one after the other, with as many threads as each then takes by default.</param>
internal sealed record TogetherWork(string Name, string Title, TrainingRecord Record)
{
    // Of one alone, in sum.
    private const double Goal = 0.85;

    // Each trains for as long, not for as many steps: at the end none has the machine for itself.
    private const double Seconds = 5;

    private static readonly int[] _crowds = [2, 4];

    /// <summary>Everything measured so.</summary>
    public static IReadOnlyList<TogetherWork> All { get; } =
    [
        new("together-dcgan-32", "DCGAN-32", TrainingWork.Dcgan(32, 32, 64)),
        new("together-dcgan-64", "DCGAN-64", TrainingWork.Dcgan(64, 64, 128)),
        new("together-stylegan-32", "StyleGAN-32", TrainingWork.Family("stylegan", 32)),
    ];

    /// <summary>Measures one alone, two and four at once, in turn.</summary>
    /// <param name="sets">The data.</param>
    /// <param name="options">How often.</param>
    public IEnumerable<SpeedRow> Measure(TrainingSets sets, BenchmarkOptions options)
    {
        List<ProcessPeer> crew = [];
        try
        {
            while (crew.Count < _crowds.Max())
            {
                crew.Add(TrainingWork.OurSide(TrainingProcess.Share(Record, crew.Count)).Start(sets));
                _ = crew[^1].Measure();
            }

            var (sums, dropped) = PairedComparison.Rounds([.. _crowds.Prepend(1).Select(count => (Func<double>)(() => Sum(crew[..count])))], options.Pairs, static _ => { });
            return [.. _crowds.Select((count, at) => Row(count, at + 1, sums, dropped, crew[0].Words))];
        }
        finally
        {
            crew.ForEach(peer => peer.Dispose());
        }
    }

    // Images a second of some that train at once.
    private double Sum(List<ProcessPeer> some)
    {
        some.ForEach(peer => peer.Ask(Seconds.ToString(CultureInfo.InvariantCulture)));
        return some.Sum(peer => Record.BatchSize / peer.Answer());
    }

    private SpeedRow Row(int count, int at, IReadOnlyList<double[]> sums, int dropped, string words)
    {
        var (low, median, high) = ComparisonResult.Quartiles(sums.Select(round => round[at] / round[0]));
        return new SpeedRow(string.Create(CultureInfo.InvariantCulture, $"{Title}, {count} at once in sum"), "one alone", words)
        {
            Ours = ComparisonResult.Quartiles(sums.Select(round => round[at])).Median,
            Theirs = ComparisonResult.Quartiles(sums.Select(round => round[0])).Median,
            Times = [low, median, high],
            Rounds = sums.Count,
            Dropped = dropped,
            Goal = Goal,
            Least = Goal,
        };
    }
}
