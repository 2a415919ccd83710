using AnimeGan.Evaluation;
using AnimeGan.Figures;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    private static readonly string[] _colors = ["Blue", "Green", "Red"];

    [Fact]
    public void Of_ByHand_CountsEachPairOnce()
    {
        var matrix = ConfusionMatrix.Of("hair_color", _colors, ["Blue", "Blue", "Red", "Green", "Red"], ["Blue", "Red", "Red", "Green", "red"]);

        Assert.Equal([[1, 0, 1], [0, 1, 0], [0, 0, 2]], matrix.Counts);
        Assert.Equal(0.8, matrix.Accuracy, 12);
        Assert.Equal(0.5, matrix.AccuracyOf("blue"), 12);
    }

    [Fact]
    public void Of_UnknownValue_NamesThoseThatAreKnown()
    {
        var error = Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of("hair_color", _colors, ["Blue"], ["Pink"]));

        Assert.Contains("hair_color cannot be 'Pink'; it is one of Blue, Green, Red", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_OfAMatrix_WritesEachShareOfARow()
    {
        var matrix = ConfusionMatrix.Of("hair_color", _colors, ["Blue", "Blue", "Red", "Green", "Red"], ["Blue", "Red", "Red", "Green", "red"]);

        var figure = ConfusionChart.Create("Hair colour", matrix.Values, matrix.Counts);

        Assert.Equal(
            [("50", 0.0, 0.0), ("50", 2, 0), ("100", 1, 1), ("100", 2, 2)],
            figure.Layout.Annotations!.Select(note => (note.Text, note.X, note.Y)));
        Assert.Contains("80.0 % of 5 pictures", figure.Layout.Title!.Subtitle!.Text, StringComparison.Ordinal);
    }
}
