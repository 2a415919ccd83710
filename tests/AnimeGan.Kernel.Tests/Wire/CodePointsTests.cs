using AnimeGan.Kernel.Requests;

namespace AnimeGan.Kernel.Tests.Wire;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("😀bc", 2, 3)]
    [InlineData("a😀😀", 3, 5)]
    [InlineData("", 0, 0)]
    [InlineData("a\ud83d", 2, 2)]
    public void Position_InBothUnits_IsTheSamePlace(string text, int codePoints, int utf16)
    {
        Assert.Equal(utf16, CodePoints.ToUtf16(text, codePoints));
        Assert.Equal(codePoints, CodePoints.FromUtf16(text, utf16));
    }

    [Theory]
    [InlineData(-3, 0)]
    [InlineData(99, 4)]
    public void ToUtf16_OutsideTheText_IsItsNearestEnd(int position, int expected) => Assert.Equal(expected, CodePoints.ToUtf16("a😀b", position));
}
