using AnimeGan.Studies;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

/// <summary>Whether intervals hold the true figure as often as they say: at the smallest numbers of samples that figures take.</summary>
public sealed class IntervalTests
{
    private const int Draws = 300;

    // Four standard errors below 0.95 in as many draws; the table from 1,000 draws is in tests/README.md.
    private const double Least = 0.9;

    public static TheoryData<string> Cases { get; } = [.. IntervalCases.All.Where(one => one.Smallest).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Interval_RepeatedDraws_HoldsTheTruthAsOftenAsItSays(string name)
    {
        var found = IntervalCases.All.Single(one => one.Name == name).Run(Draws, seed: 1, token: TestContext.Current.CancellationToken);

        Assert.True(found.Holds >= Least, $"{name}: {found}");
    }
}
