namespace AnimeGan.Studies;

/// <summary>How long a run lasted.</summary>
/// <param name="Steps">Steps without a number that is not finite.</param>
/// <param name="Fault">What stopped it; null where it came to its end.</param>
internal sealed record EnduranceOutcome(long Steps, string? Fault);
