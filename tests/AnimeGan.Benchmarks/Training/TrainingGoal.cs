namespace AnimeGan.Benchmarks.Training;

/// <summary>One of the other sides, and how often as fast as it ours shall be.</summary>
/// <param name="Side">The other side.</param>
/// <param name="Goal">Times as fast; 0 where it stands beside to be seen.</param>
/// <param name="Least">What is enough; 0 for the goal itself.</param>
internal sealed record TrainingGoal(TrainingSide Side, double Goal = 0, double Least = 0)
{
    /// <summary>What is enough.</summary>
    public double Enough => Least > 0 ? Least : Goal;
}
