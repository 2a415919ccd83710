using System.Globalization;

namespace AnimeGan.Studies;

/// <summary>Whether a study gives the numbers that it gave before.</summary>
public static class StudyComparison
{
    // Processors round differently, and training magnifies that; a mean over seeds says itself how far it may be off.
    private const double Relative = 1e-3;
    private const double StandardErrors = 3;

    /// <summary>Holds numbers against earlier ones.</summary>
    /// <param name="now">What came out.</param>
    /// <param name="earlier">What came out before.</param>
    /// <returns>
    /// A sentence for each difference; none where they agree: to the last bit on a processor of the same kind with as many
    /// threads, elsewhere to a thousandth or to three standard errors of the difference. Numbers that depend on the machine's
    /// load (<see cref="StudyNumber.Varies"/>) only have to be there.
    /// </returns>
    /// <exception cref="ArgumentException">They are of different studies, lengths or seeds.</exception>
    public static IReadOnlyList<string> Differences(StudyRecord now, StudyRecord earlier)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(earlier);
        if ((now.Study, now.Length, now.Seed) != (earlier.Study, earlier.Length, earlier.Seed))
        {
            throw new ArgumentException($"Numbers can be compared for one study, length and seed; got {Name(now)} and {Name(earlier)}.", nameof(earlier));
        }

        var exact = IsExact(now, earlier);
        var found = now.Numbers.ToDictionary(number => number.Name);
        return [.. earlier.Numbers.Select(old => found.TryGetValue(old.Name, out var number) ? Difference(number, old, exact) : $"{old.Name}: is missing, was {old.ToText()}.").OfType<string>()];
    }

    /// <summary>Whether both were carried out where the same bits are promised: same processor, threads, system, .NET.</summary>
    /// <param name="now">What came out.</param>
    /// <param name="earlier">What came out before.</param>
    public static bool IsExact(StudyRecord now, StudyRecord earlier)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(earlier);
        return Machine(now) == Machine(earlier);

        static (string, int, string, string, string, string?) Machine(StudyRecord record) =>
            (record.Environment.Cpu, record.Environment.Threads, record.Environment.OperatingSystem, record.Environment.Runtime, record.Environment.Torch, record.Environment.Convolutions);
    }

    private static string? Difference(StudyNumber now, StudyNumber old, bool exact)
    {
        if (now.Value.Equals(old.Value) || old.Varies)
        {
            return null;
        }

        if (exact)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{old.Name}: is {now.Value:R}, was {old.Value:R} (the same bits are expected on this machine).");
        }

        var error = Math.Sqrt(Math.Pow(now.StandardError ?? 0, 2) + Math.Pow(old.StandardError ?? 0, 2));
        var tolerance = Math.Max(Relative * Math.Abs(old.Value), StandardErrors * error);
        var agrees = Math.Abs(now.Value - old.Value) <= tolerance;
        return agrees ? null : string.Create(CultureInfo.InvariantCulture, $"{old.Name}: is {now.Value:G6}, was {old.Value:G6} (allowed difference {tolerance:G3}).");
    }

    private static string Name(StudyRecord record) => string.Create(CultureInfo.InvariantCulture, $"{record.Study} ({record.Length}, seed {record.Seed})");
}
