using System.Globalization;

namespace AnimeGan.Exercises;

/// <summary>Checks answers to a notebook's exercises. No answer (null) is no error, so a notebook runs through before anybody has thought.</summary>
/// <example>
/// <code>
/// double? answer = 0.7;
/// var verdict = Exercise.Number("G's loss where D is undecided", answer, Math.Log(2), tolerance: 0.01, "softplus(0)");
/// Exercise.Sheet(verdict)
/// </code>
/// </example>
public static class Exercise
{
    /// <summary>Checks a number.</summary>
    /// <param name="question">The question in a line, shown on the card.</param>
    /// <param name="answer">The answer; null where there is none yet.</param>
    /// <param name="expected">The right answer, finite; best computed in the notebook rather than written down.</param>
    /// <param name="tolerance">How far off is still right, in the answer's unit, at least 0.</param>
    /// <param name="hint">What to think of next where the answer is wrong, a full sentence.</param>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is not finite, or <paramref name="tolerance"/> is below 0.</exception>
    public static Verdict Number(string question, double? answer, double expected, double tolerance, string hint)
    {
        if (!double.IsFinite(expected) || !(tolerance >= 0))
        {
            throw new ArgumentException($"The expected answer must be finite and the tolerance at least 0, got {Text(expected)} and {Text(tolerance)}; look at the cell that computed them.");
        }

        return Judge(question, answer is { } given ? Math.Abs(given - expected) <= tolerance : null, answer is { } shown ? Text(shown) : null, hint);
    }

    /// <summary>Checks a number against a seal, so that the cell does not say what it should be.</summary>
    /// <param name="question">The question in a line, shown on the card.</param>
    /// <param name="answer">The answer; null where there is none yet.</param>
    /// <param name="expected">The right answer, sealed with the same precision.</param>
    /// <param name="precision">How far off is still right, in the answer's unit, at least 0; see <see cref="Seal.Fits(double, double)"/>.</param>
    /// <param name="hint">What to think of next where the answer is wrong, a full sentence.</param>
    /// <exception cref="ArgumentException"><paramref name="precision"/> is below 0.</exception>
    public static Verdict Number(string question, double? answer, Seal expected, double precision, string hint)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Judge(question, answer is { } given ? expected.Fits(given, precision) : null, answer is { } shown ? Text(shown) : null, hint);
    }

    /// <summary>Checks a choice or a word against a seal, so that the cell does not say what it should be.</summary>
    /// <param name="question">The question in a line, shown on the card.</param>
    /// <param name="answer">The answer; null or blank where there is none yet.</param>
    /// <param name="expected">The right answer, sealed.</param>
    /// <param name="hint">What to think of next where the answer is wrong, a full sentence.</param>
    public static Verdict Choice(string question, string? answer, Seal expected, string hint)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var given = string.IsNullOrWhiteSpace(answer) ? null : answer.Trim();
        return Judge(question, given is null ? null : expected.Fits(given), given, hint);
    }

    /// <summary>Checks a choice or a word; capitals and spaces around it do not count.</summary>
    /// <param name="question">The question in a line, shown on the card.</param>
    /// <param name="answer">The answer; null or blank where there is none yet.</param>
    /// <param name="expected">The right answer.</param>
    /// <param name="hint">What to think of next where the answer is wrong, a full sentence.</param>
    public static Verdict Choice(string question, string? answer, string expected, string hint)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(expected);
        var given = string.IsNullOrWhiteSpace(answer) ? null : answer.Trim();
        return Judge(question, given is null ? null : string.Equals(given, expected.Trim(), StringComparison.OrdinalIgnoreCase), given, hint);
    }

    /// <summary>Checks whether something that was to be made has the property asked for.</summary>
    /// <param name="question">The question in a line, shown on the card.</param>
    /// <param name="holds">Whether it has; null where nothing was made yet.</param>
    /// <param name="hint">What to think of next where it has not, a full sentence.</param>
    public static Verdict Holds(string question, bool? holds, string hint) => Judge(question, holds, answer: null, hint);

    /// <summary>Puts the verdicts of a notebook together, with a count of the right ones.</summary>
    /// <param name="verdicts">The verdicts in the exercises' order.</param>
    public static VerdictSheet Sheet(params IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        return new VerdictSheet([.. verdicts]);
    }

    private static Verdict Judge(string question, bool? right, string? answer, string hint)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        ArgumentException.ThrowIfNullOrWhiteSpace(hint);
        var kind = right switch
        {
            null => VerdictKind.Unanswered,
            true => VerdictKind.Right,
            false => VerdictKind.NotRight,
        };
        return new Verdict(question, kind, answer, hint);
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
