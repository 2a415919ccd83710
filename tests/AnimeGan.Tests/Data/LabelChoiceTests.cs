using AnimeGan.Data;
using Xunit;

namespace AnimeGan.Tests.Data;

public sealed class LabelChoiceTests
{
    private static readonly LabelScheme _two = new([
        new LabelColumn("hair_color", ["Blue", "Green", "Red"]),
        new LabelColumn("skin_tone", ["Dark", "Fair"])]);

    private static readonly LabelScheme _one = new([_two.Attributes[0]]);

    [Theory]
    [InlineData("hair_color=green", 1L, null)]
    [InlineData("skinTone=Fair", null, 1L)]
    [InlineData(" skin_tone = dark , HAIR_COLOR = Red ", 2L, 0L)]
    [InlineData("", null, null)]
    public void Parse_SomeAttributes_LeavesTheOthersOpen(string text, long? hair, long? skin)
    {
        Assert.Equal([hair, skin], LabelChoice.Parse(_two, text).Indices);
    }

    [Fact]
    public void Parse_ValueAlone_IsEnoughForOneAttribute()
    {
        Assert.Equal([2L], LabelChoice.Parse(_one, "red").Indices);

        var error = Assert.Throws<ArgumentException>(() => LabelChoice.Parse(_two, "red"));

        Assert.Contains("write ATTRIBUTE=red", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hair_color=teal", "it is one of Blue, Green, Red")]
    [InlineData("eye_color=blue", "it was trained for hair_color, skin_tone")]
    [InlineData("hair_color=red,haircolor=blue", "hair_color is asked for twice")]
    public void Parse_WhatCannotBe_SaysWhatCan(string text, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => LabelChoice.Parse(_two, text));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
