using System.Globalization;
using AnimeGan.Files;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Training;

public sealed class StatisticsTableTests
{
    [Fact]
    public void Write_StepsWithAndWithoutVitalsAndTerms_HasAColumnEachAndReadsBackToTheBit()
    {
        StepStatistics[] history = [Step(1, null), Step(2, new Dictionary<string, double> { ["r1"] = 1.0 / 3 })];
        using var text = new StringWriter(CultureInfo.InvariantCulture);

        StatisticsTable.Write(history, text);

        var rows = Csv.Read(new StringReader(text.ToString())).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Equal(["1", "2"], Column("step"));
        Assert.Equal(["", (1.0 / 3).ToString("R", CultureInfo.InvariantCulture)], Column("terms.r1"));
        Assert.All(history.Zip(Column("gLoss")), pair => Assert.Equal(pair.First.GLoss, float.Parse(pair.Second, CultureInfo.InvariantCulture)));

        List<string> Column(string name) => [.. rows.Skip(1).Select(row => row[rows[0].IndexOf(name)])];
    }

    private static StepStatistics Step(long step, Dictionary<string, double>? terms) => new()
    {
        Step = step, Images = 8 * step, ImagesPerSecond = 100, Seconds = step, DLossReal = 0.1f * step, DLossFake = 0.7f, GLoss = 0.3f * step, DReal = 0.5f, DFake = 0.4f, DFakeAfter = 0.45f, DGradientNorm = 1, GGradientNorm = 2, Terms = terms,
    };
}
