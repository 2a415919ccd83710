using System.Xml.Linq;
using AnimeGan.Studies;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Studies;

public sealed class StudyFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Catalogue_EveryStudy_CanBeTypedAndSaysWhoseItIs()
    {
        Assert.All(StudyCatalogue.All, study => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", study.Name));
        Assert.All(StudyCatalogue.All, study => Assert.False(string.IsNullOrWhiteSpace(study.Title + study.Paper) || string.IsNullOrWhiteSpace(study.Cost)));
        Assert.Distinct(StudyCatalogue.All.Select(study => study.Name));
        Assert.Contains("dirac", Assert.Throws<ArgumentException>(() => StudyCatalogue.Find("dirc")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DiracTable_IsTheAuthorsToTheDigitsGivenAndReadsBack()
    {
        var (study, context) = (StudyCatalogue.Find("dirac"), new StudyContext { Folder = _folder["runs"] });
        var folder = new StudyFolder(_folder["study"]);

        folder.Write(study, context, study.Run(context));

        var record = StudyFolder.ReadNumbers(folder.Numbers);
        Assert.Equal(("dirac", "normal", 1), (record.Study, record.Length, record.Seed));
        Assert.Equal(14, record.Numbers.Count);
        Assert.All(record.Numbers, number => Assert.Equal(1, number.Value / double.Parse(number.Expected!, System.Globalization.CultureInfo.InvariantCulture), 0.03));
        Assert.Equal("svg", XDocument.Load(Path.Combine(folder.Root, "paths.svg")).Root!.Name.LocalName);
        Assert.Contains("\"data\"", File.ReadAllText(Path.Combine(folder.Root, "paths.json")), StringComparison.Ordinal);
        Assert.Contains(study.Title, File.ReadAllText(folder.Page), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadNumbers_SomethingElse_SaysWhat()
    {
        File.WriteAllText(_folder["losses.csv"], "step,loss");

        var fault = Assert.Throws<InvalidDataException>(() => StudyFolder.ReadNumbers(_folder["losses.csv"]));

        Assert.Contains("does not hold the numbers of a study", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_NumbersOfTwoRuns_OnlyThoseBeyondTheirErrors()
    {
        var before = Record(new StudyNumber("modes", 6.3) { StandardError = 0.5, Measurements = 10 }, new StudyNumber("norm", 3.1), new StudyNumber("gone", 1));
        var now = Record(new StudyNumber("modes", 7.8) { StandardError = 0.2, Measurements = 10 }, new StudyNumber("norm", 3.2), new StudyNumber("new", 1));
        now = now with { Environment = now.Environment with { Cpu = "another" } };

        var differences = StudyComparison.Differences(now, before);

        Assert.Collection(
            differences,
            line => Assert.Contains("norm: is 3.2, was 3.1", line, StringComparison.Ordinal),
            line => Assert.Contains("gone: is missing", line, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => StudyComparison.Differences(now, before with { Seed = 2 }));
    }

    [Fact]
    public void Differences_SameMachine_OneBitIsADifferenceAndATimeIsNone()
    {
        var before = Record(new StudyNumber("modes", 6.3) { StandardError = 0.5 }, new StudyNumber("seconds", 3) { Varies = true });
        var now = Record(new StudyNumber("modes", Math.BitIncrement(6.3)) { StandardError = 0.5 }, new StudyNumber("seconds", 9) { Varies = true });

        var line = Assert.Single(StudyComparison.Differences(now, before));

        Assert.True(StudyComparison.IsExact(now, before));
        Assert.StartsWith("modes: is 6.300000000000001, was 6.3 ", line, StringComparison.Ordinal);
        Assert.Empty(StudyComparison.Differences(before, before));
    }

    [Fact]
    public void Mean_WorkedByHand_HasItsStandardError()
    {
        var number = StudyNumber.Mean("modes", [6, 7, 8]);

        Assert.Equal((7, 3), (number.Value, number.Measurements));
        Assert.Equal(1 / Math.Sqrt(3), number.StandardError!.Value, 1e-12);
        Assert.Equal("7.00 ± 0.577 (3 seeds)", number.ToText());
    }

    private StudyRecord Record(params StudyNumber[] numbers)
    {
        var (study, context) = (StudyCatalogue.Find("dirac"), new StudyContext { Folder = _folder["runs"] });
        return new StudyFolder(_folder["record"]).Write(study, context, new StudyResult { Numbers = numbers });
    }
}
