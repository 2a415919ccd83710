using AnimeGan.Exercises;
using Xunit;

namespace AnimeGan.Tests.Exercises;

public sealed class SealTests
{
    // echo -ne '1.3\nwhite' | sha256sum
    [Fact]
    public void OfWord_KnownAnswer_IsTheBeginningOfItsSha256() => Assert.Equal("1.3-041d9ec47a47", Seal.OfWord(" White ", "1.3").ToString());

    [Theory]
    [InlineData(0.36, 0.01, 0.36, true)]
    [InlineData(0.36, 0.01, 0.37, true)]
    [InlineData(0.36, 0.01, 0.38, false)]
    [InlineData(-0.9548, 0.01, -0.96, true)]
    [InlineData(0, 0.01, -0.001, true)]
    [InlineData(5, 0, 5, true)]
    [InlineData(5, 0, 6, false)]
    [InlineData(0, 0, -0.0, true)]
    [InlineData(0.36, 0.01, double.NaN, false)]
    public void Fits_Number_WithinThePrecisionAlone(double sealedAnswer, double precision, double given, bool fits) =>
        Assert.Equal(fits, new Seal(Seal.OfNumber(sealedAnswer, precision, "2.1").ToString()).Fits(given, precision));

    [Fact]
    public void OfWord_OtherSalt_IsAnotherSeal()
    {
        var (one, other) = (Seal.OfWord("no", "7.3").ToString(), Seal.OfWord("no", "8.3").ToString());

        Assert.NotEqual(one.Split('-')[1], other.Split('-')[1]);
        Assert.False(new Seal(one).Fits("yes"));
    }

    [Theory]
    [InlineData("white")]
    [InlineData("1.3-WHITE")]
    [InlineData("-0123456789ab")]
    [InlineData("1.3-0123456789a")]
    public void Seal_OfAnotherForm_IsRefused(string text) => Assert.Contains("Seal.OfWord", Assert.Throws<FormatException>(() => new Seal(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Exercise_Sealed_IsJudgedLikeAnOpenOne()
    {
        var number = Seal.OfNumber(2, 0.1, "a");

        Assert.Equal(VerdictKind.Unanswered, Exercise.Number("How much?", null, number, 0.1, "Add.").Kind);
        Assert.Equal(VerdictKind.Right, Exercise.Number("How much?", 2.05, number, 0.1, "Add.").Kind);
        Assert.Equal(VerdictKind.NotRight, Exercise.Number("How much?", 2.3, number, 0.1, "Add.").Kind);
        Assert.Equal(VerdictKind.Right, Exercise.Choice("Which?", "Spirals  out ", Seal.OfWord("spirals out", "b"), "Look.").Kind);
        Assert.Equal(VerdictKind.Unanswered, Exercise.Choice("Which?", " ", Seal.OfWord("spirals out", "b"), "Look.").Kind);
    }
}
