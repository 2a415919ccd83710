using AnimeGan.Files;
using Xunit;

namespace AnimeGan.Tests.Files;

public sealed class SpellingTests
{
    private static readonly string[] _words = ["train", "translate", "hash", "report", "notebook"];

    [Theory]
    [InlineData("trian", "train")]
    [InlineData("Train", "train")]
    [InlineData("trainn", "train")]
    [InlineData("reprot", "report")]
    [InlineData("hsah", "hash")]
    [InlineData("note", "notebook")]
    [InlineData("tr", null)]
    [InlineData("evaluate", null)]
    [InlineData("x", null)]
    public void Nearest_OfATypedWord_IsWhatWasMeant(string typed, string? meant) => Assert.Equal(meant, Spelling.Nearest(typed, _words));

    [Fact]
    public void Nearest_OfNoWords_IsNone() => Assert.Null(Spelling.Nearest("train", []));
}
