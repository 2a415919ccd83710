using System.Globalization;

namespace AnimeGan.Benchmarks.Training;

/// <summary>One line of the table.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Against">The other side.</param>
/// <param name="Note">Why there is nothing, or what our side computed with.</param>
internal sealed record SpeedRow(string Work, string Against, string Note)
{
    /// <summary>Head of the table.</summary>
    public const string Head = """
        | training | against | ours, images/s | theirs | times as fast (quartiles) | goal | | share of the float32 peak, ours and theirs | |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        """;

    /// <summary>Our images a second, the median; 0 where nothing was measured.</summary>
    public double Ours { get; init; }

    /// <summary>The other side's.</summary>
    public double Theirs { get; init; }

    /// <summary>How often as fast ours is: first quartile, median, third quartile.</summary>
    public double[] Times { get; init; } = [];

    /// <summary>Rounds measured.</summary>
    public int Rounds { get; init; }

    /// <summary>Rounds left out because the host stole time.</summary>
    public int Dropped { get; init; }

    /// <summary>Times as fast that are wanted; 0 for none.</summary>
    public double Goal { get; init; }

    /// <summary>Times as fast that are enough.</summary>
    public double Least { get; init; }

    /// <summary>Share of the processor's peak in float32 that our step's multiplications and additions are; 0 where they were not counted.</summary>
    public double OurShare { get; init; }

    /// <summary>The other side's.</summary>
    public double TheirShare { get; init; }

    /// <summary>Whether it was tried in vain.</summary>
    public bool IsLost { get; init; }

    /// <summary>What came of the goal.</summary>
    public string Verdict => IsLost ? "lost" : Goal == 0 || Times.Length == 0 ? "" : Times[1] >= Goal ? "met" : Times[1] >= Least ? "at least" : "missed";

    /// <summary>The line in Markdown.</summary>
    public override string ToString()
    {
        var goal = Goal == 0 ? "" : Least < Goal ? Text($"{Goal:0.##}, at least {Least:0.##}") : Text($"{Goal:0.##}");
        if (Times.Length == 0)
        {
            return $"| {Work} | {Against} | | | | {goal} | {Verdict} | | {Note} |";
        }

        var share = OurShare > 0 ? Text($"{OurShare:P0}, {TheirShare:P0}") : "";
        var rounds = Text($"{Rounds} rounds{(Dropped > 0 ? $", {Dropped} dropped" : "")}");
        return Text($"| {Work} | {Against} | {Ours:0.#} | {Theirs:0.#} | **{Times[1]:0.00}** ({Times[0]:0.00} to {Times[2]:0.00}) | {goal} | {Verdict} | {share} | {Note}{(Note.Length > 0 ? "; " : "")}{rounds} |");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
