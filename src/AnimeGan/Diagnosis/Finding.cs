namespace AnimeGan.Diagnosis;

/// <summary>One thing that the doctor sees in a run.</summary>
/// <param name="Ailment">What it is.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">It in one line.</param>
/// <param name="Stretch">Where it shows.</param>
public sealed record Finding(Ailment Ailment, Severity Severity, string Title, Stretch Stretch)
{
    /// <summary>What was seen: sentences with steps and values.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The probable cause, in a sentence or two.</summary>
    public required string Cause { get; init; }

    /// <summary>What to do, the likeliest help first.</summary>
    public IReadOnlyList<Cure> Cures { get; init; } = [];

    /// <summary>The curves that show it best.</summary>
    public Signal Signal { get; init; }

    /// <summary>Whether the run is sick.</summary>
    public bool IsSick => Severity >= Severity.Sick;

    /// <summary>The finding in one line: where, what, the first evidence and the first cure.</summary>
    public override string ToString() =>
        $"{Title} ({Stretch}){(Evidence.Count > 0 ? ". " + Evidence[0] : "")}{(Cures.Count > 0 ? " Try: " + Cures[0] : "")}";
}
