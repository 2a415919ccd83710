namespace AnimeGan.Exercises;

/// <summary>What became of one exercise: right, not right with a hint, or not answered yet. A notebook shows it as a card.</summary>
/// <remarks>It never shows the expected answer, so that a class can go on thinking.</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource<Verdict>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Verdict : IHtml
{
    internal Verdict(string question, VerdictKind kind, string? answer, string hint)
    {
        (Question, Kind, Answer, Hint) = (question, kind, answer, hint);
    }

    /// <summary>The question in a line.</summary>
    public string Question { get; }

    /// <summary>What can be said of the answer.</summary>
    public VerdictKind Kind { get; }

    /// <summary>The answer as it was given; null where there is none to show.</summary>
    public string? Answer { get; }

    /// <summary>What to think of next where the answer is not right.</summary>
    public string Hint { get; }

    /// <summary>True if the answer is right.</summary>
    public bool IsRight => Kind == VerdictKind.Right;

    /// <summary>The card as a piece of a page, readable on a light and on a dark ground and without colours.</summary>
    /// <returns>One div element without scripts or ids.</returns>
    public string ToHtml() => VerdictHtml.Card(this);

    /// <summary>The verdict in a line, for a terminal.</summary>
    public override string ToString() => $"{VerdictHtml.Symbol(Kind)} {VerdictHtml.Words(Kind)}: {Question}{Details()}";

    /// <summary>What follows the question: the answer and the hint, as far as they are shown.</summary>
    internal string Details()
    {
        var given = Answer is null ? string.Empty : $" Your answer: {Answer}.";
        return Kind == VerdictKind.NotRight ? $"{given} Hint: {Hint}" : given;
    }
}
