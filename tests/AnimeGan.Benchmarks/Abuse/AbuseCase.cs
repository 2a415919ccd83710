namespace AnimeGan.Benchmarks.Abuse;

/// <summary>A command that is killed, and what must hold afterwards.</summary>
/// <param name="Name">What <c>--only</c> takes.</param>
/// <param name="Target">The name of what it writes, in the round's folder.</param>
/// <param name="Command">The command, which is also the next one where <see cref="Next"/> does not name another.</param>
/// <param name="Print">What tells one whole result from another, by its path; throws where it is not whole.</param>
internal sealed record AbuseCase(string Name, string Target, Func<AbusePlace, string[]> Command, Func<string, string> Print)
{
    /// <summary>What lies at the target before, in every other round; null where there is never anything.</summary>
    public string? Older { get; init; }

    /// <summary>What goes on after a kill.</summary>
    public Func<AbusePlace, string[]>? Next { get; init; }

    /// <summary>What is wrong with what a killed command left; null for the rule: as it was before, or as it is in the end.</summary>
    public Func<AbusePlace, string?>? Judge { get; init; }
}
