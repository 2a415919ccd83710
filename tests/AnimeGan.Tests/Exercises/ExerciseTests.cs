using AnimeGan.Exercises;
using Xunit;

namespace AnimeGan.Tests.Exercises;

public sealed class ExerciseTests
{
    private const string Hint = "Look at the sign.";

    [Theory]
    [InlineData(null, VerdictKind.Unanswered)]
    [InlineData(1.05, VerdictKind.Right)]
    [InlineData(1.15, VerdictKind.NotRight)]
    [InlineData(double.NaN, VerdictKind.NotRight)]
    public void Number_WithTolerance_IsJudged(double? answer, VerdictKind expected)
    {
        var verdict = Exercise.Number("How much?", answer, expected: 1, tolerance: 0.1, Hint);

        Assert.Equal(expected, verdict.Kind);
    }

    [Theory]
    [InlineData(null, VerdictKind.Unanswered)]
    [InlineData("  ", VerdictKind.Unanswered)]
    [InlineData(" Circle", VerdictKind.Right)]
    [InlineData("spiral", VerdictKind.NotRight)]
    public void Choice_CapitalsAndSpaces_DoNotCount(string? answer, VerdictKind expected)
    {
        var verdict = Exercise.Choice("Which?", answer, "circle", Hint);

        Assert.Equal(expected, verdict.Kind);
    }

    [Theory]
    [InlineData(null, VerdictKind.Unanswered)]
    [InlineData(true, VerdictKind.Right)]
    [InlineData(false, VerdictKind.NotRight)]
    public void Holds_EachValue_IsJudged(bool? holds, VerdictKind expected)
    {
        var verdict = Exercise.Holds("Is it so?", holds, Hint);

        Assert.Equal(expected, verdict.Kind);
    }

    [Fact]
    public void Verdict_NotRight_ShowsAnswerAndHintButNotTheExpectedAnswer()
    {
        var verdict = Exercise.Number("How <much>?", 2, expected: 1.5, tolerance: 0, Hint);

        var (html, plain) = (verdict.ToHtml(), verdict.ToString());

        Assert.Equal("✗ Not right yet: How <much>? Your answer: 2. Hint: Look at the sign.", plain);
        Assert.Contains("How &lt;much&gt;?", html, StringComparison.Ordinal);
        Assert.Contains("Your answer: 2. Hint: Look at the sign.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("1.5", html[html.IndexOf("<strong>", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_Right_KeepsItsHintToItself()
    {
        var verdict = Exercise.Number("How much?", 1.5, expected: 1.5, tolerance: 0, Hint);

        Assert.DoesNotContain(Hint, verdict.ToHtml(), StringComparison.Ordinal);
        Assert.Equal("✓ Right: How much? Your answer: 1.5.", verdict.ToString());
    }

    [Fact]
    public void Sheet_OfEachKind_CountsTheRightOnes()
    {
        var sheet = Exercise.Sheet(
            Exercise.Holds("One", true, Hint),
            Exercise.Holds("Two", false, Hint),
            Exercise.Holds("Three", null, Hint));

        Assert.Equal(1, sheet.Right);
        Assert.EndsWith("1 of 3 right, 1 not answered yet.", sheet.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 of 3 right, 1 not answered yet.", sheet.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Number_ExpectedNaN_IsTheNotebooksFault()
    {
        Assert.Throws<ArgumentException>(() => Exercise.Number("How much?", 1, double.NaN, 0.1, Hint));
    }
}
