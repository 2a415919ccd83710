using AnimeGan.Claims;
using Xunit;

namespace AnimeGan.Tests.Claims;

public sealed class ClaimTests
{
    [Theory]
    [InlineData(0.45, true)]
    [InlineData(0.55, true)]
    [InlineData(0.5501, false)]
    [InlineData(0.4499, false)]
    [InlineData(double.NaN, false)]
    public void Within_EachValue_IsJudged(double value, bool holds) =>
        Assert.Equal(holds, Claim.Within("D tosses a coin", value, 0.45, 0.55).Holds);

    [Theory]
    [InlineData(2, true, true)]
    [InlineData(1.9, false, true)]
    [InlineData(2.1, true, false)]
    [InlineData(double.NaN, false, false)]
    public void AtLeastAndAtMost_EachValue_AreJudged(double value, bool least, bool most)
    {
        Assert.Equal(least, Claim.AtLeast("It is large", value, 2).Holds);
        Assert.Equal(most, Claim.AtMost("It is small", value, 2).Holds);
    }

    [Fact]
    public void Sheet_Judged_MarksEachRowAndCounts()
    {
        var sheet = Claim.Sheet(judged: true, Claim.AtLeast("G has <all> colours", 8.25, 9), Claim.That("Both hashes are equal", true, "equal"));

        var (plain, html) = (sheet.ToString(), sheet.ToHtml());

        Assert.Equal("✗ G has <all> colours | 8.25 | at least 9\n✓ Both hashes are equal | equal\n1 of 2 hold in this run. What does not is marked: believe the run.", plain);
        Assert.Contains("G has &lt;all&gt; colours", html, StringComparison.Ordinal);
        Assert.Contains("not here", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<all>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_NotJudged_SaysNeitherYesNorNo()
    {
        var sheet = Claim.Sheet(judged: false, Claim.AtMost("It is small", 1e-7, 1e-6));

        Assert.Equal("○ It is small | 1e-7 | at most 1e-6\nNot judged: this run is too short to show anything.", sheet.ToString());
        Assert.DoesNotContain("✓", sheet.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_WithTheSeparator_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Claim.That("p | q", true, "so"));
}
