using AnimeGan.Data;
using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class AttributeHistogramTests
{
    [Fact]
    public void Create_Labels_CountsEachValueMostFrequentFirst()
    {
        var labels = new LabelTable(["hair", "eyes"], [["blue", "red", "blue", "blue"], ["round", "round", "sharp", "round"]]);

        var bars = AttributeHistogram.Create(labels).Data.Cast<BarTrace>().ToList();

        Assert.Equal(["blue", "red"], bars[0].Y!.Names!);
        Assert.Equal([3.0, 1], bars[0].X!.Numbers!);
        Assert.Equal(["blue  75.0%", "red  25.0%"], bars[0].Text!);
        Assert.Equal(("x2", "y2"), (bars[1].XAxis, bars[1].YAxis));
    }

    [Fact]
    public void Create_ColumnOfManyNumbers_IsCountedInBinsInOrder()
    {
        var labels = new LabelTable(["yaw"], [["-0.25", "-0.01", "0", "0.05", "0.19", "0.2"]]);

        var bars = (BarTrace)AttributeHistogram.Create(labels, maximumValues: 5).Data[0];

        // 0.45 in at most four steps: 0.2 each.
        Assert.Equal(["\u22120.4 to \u22120.2", "\u22120.2 to 0.0", "0.0 to 0.2", "0.2 to 0.4"], bars.Y!.Names!);
        Assert.Equal([1.0, 1, 3, 1], bars.X!.Numbers!);
    }

    [Fact]
    public void Create_ManyValues_AddsUpTheRarest()
    {
        var counts = Enumerable.Range(1, 30).ToDictionary(i => $"value {i}", i => i);

        var bars = (BarTrace)AttributeHistogram.Create([KeyValuePair.Create("a", (IReadOnlyDictionary<string, int>)counts)], maximumValues: 4).Data[0];

        Assert.Equal(["value 30", "value 29", "value 28", "other (27)"], bars.Y!.Names!);
        Assert.Equal(27 * 28 / 2, bars.X!.Numbers![3]);
    }

    [Fact]
    public void Create_SmallMultiples_DoNotOverlap()
    {
        var attributes = Enumerable.Range(0, 7)
            .Select(i => KeyValuePair.Create($"a{i}", (IReadOnlyDictionary<string, int>)Enumerable.Range(0, i + 1).ToDictionary(v => $"v{v}", v => v + 1)))
            .ToList();

        var layout = AttributeHistogram.Create(attributes, columns: 3).Layout;

        var places = layout.XAxes.Zip(layout.YAxes, (x, y) => (Left: x.Domain![0], Right: x.Domain[1], Bottom: y.Domain![0], Top: y.Domain[1])).ToList();
        Assert.All(places, p => Assert.True(p is { Left: >= 0, Right: <= 1, Bottom: >= 0, Top: <= 1 }));
        for (var i = 0; i < places.Count; i++)
        {
            Assert.DoesNotContain(places.Skip(i + 1), q => q.Left < places[i].Right && places[i].Left < q.Right && q.Bottom < places[i].Top && places[i].Bottom < q.Top);
        }
    }
}
