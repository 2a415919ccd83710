using AnimeGan.Data;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Data;

public sealed class LabelTableTests : IDisposable
{
    private const int Rows = 70_000;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_ColumnsInAnyOrder_GivesWhatWasWritten()
    {
        var columns = new[] { Values(row => row % 3 == 0 ? "a, \"b\"" : "c"), Values(row => $"{row}"), Values(row => $"{row % 7}\nof two lines"), Values(_ => ""), Values(row => $"{row / 2}") };
        string[] names = ["few", "all different", "lines", "blank", "pairs"];
        new LabelTable(names, columns).Write(_folder["labels.csv"]);

        var labels = LabelTable.Read(_folder["labels.csv"]);

        Assert.Equal(Rows, labels.Rows);
        Assert.Equal(names, labels.Names);
        foreach (var i in new[] { 3, 0, 4, 1, 2, 0 })
        {
            Assert.Equal(columns[i], labels.Column(names[i]));
        }
    }

    [Fact]
    public void Column_FileWrittenAnew_IsRefusedWithTheMend()
    {
        File.WriteAllText(_folder["labels.csv"], "index,a,b\n0,x,y\n");
        var labels = LabelTable.Read(_folder["labels.csv"]);
        Assert.Equal(["x"], labels.Column("a"));

        File.WriteAllText(_folder["labels.csv"], "index,a,b\n0,x,another\n");

        Assert.Equal(["x"], labels.Column("a"));
        Refusal.Of<FormatException>(() => labels.Column("b"), _folder["labels.csv"], "open it again");
    }

    [Fact]
    public void MostFrequent_EqualCounts_AreOrderedByValue()
    {
        var labels = new LabelTable(["a"], [["x", "b", "c", "x", "c", "a"]]);

        var frequent = labels.MostFrequent("a", 3, out var different);

        Assert.Equal([new("c", 2), new("x", 2), new("a", 1)], frequent);
        Assert.Equal(4, different);
        Assert.Equal([new("a", 1), new("b", 1), new("c", 2), new("x", 2)], labels.Counts("a"));
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Values(Func<int, string> of) => [.. Enumerable.Range(0, Rows).Select(of)];
}
