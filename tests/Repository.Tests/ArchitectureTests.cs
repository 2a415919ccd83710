using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Repository.Tests;

public sealed partial class ArchitectureTests
{
    private static readonly string[] _rooms = ["Engine", "Files", "Seeds", "Imaging", "Data", "Ops", "Models", "Objectives", "Training", "Trained", "Evaluation", "Figures", "Display", "Exercises", "Claims", "Theory", "Latents", "Studies", "Augmentation", "Diagnosis", "Reports", "Plugins", "Sequences", "Sounds", "Exchange", "Rivals", "Distributed"];

    [Fact]
    public void Imaging_EverySource_UsesNoOtherRoom() => CheckRoom("Imaging", allowed: []);

    [Fact]
    public void Engine_EverySource_UsesNoOtherRoom() => CheckRoom("Engine", allowed: []);

    [Fact]
    public void Files_EverySource_UseNoOtherRoom() => CheckRoom("Files", allowed: []);

    [Fact]
    public void Plugins_EverySource_KnowOnlyFiles() => CheckRoom("Plugins", allowed: ["Files"]);

    [Fact]
    public void Seeds_EverySource_UseNoOtherRoom() => CheckRoom("Seeds", allowed: []);

    [Fact]
    public void Distributed_EverySource_KnowsOnlyTheEngine() => CheckRoom("Distributed", allowed: ["Engine"]);

    [Fact]
    public void Ops_EverySource_KnowsOnlyTheEngineAndRanks() => CheckRoom("Ops", allowed: ["Engine", "Distributed"]);

    [Fact]
    public void Augmentation_EverySource_KnowsOnlyOperations() => CheckRoom("Augmentation", allowed: ["Engine", "Ops", "Plugins", "Distributed"]);

    [Fact]
    public void Exercises_EverySource_UseNoOtherRoom() => CheckRoom("Exercises", allowed: []);

    [Fact]
    public void Claims_EverySource_UseNoOtherRoom() => CheckRoom("Claims", allowed: []);

    [Fact]
    public void Training_EverySource_KnowsNeitherEvaluationNorFigures() =>
        CheckRoom("Training", allowed: [.. _rooms.Except(["Trained", "Rivals", "Exchange", "Evaluation", "Figures", "Latents", "Studies", "Diagnosis", "Reports", "Sequences", "Sounds"])]);

    [Fact]
    public void Exchange_EverySource_KnowsNetworksAndRunsAlone() => CheckRoom("Exchange", allowed: ["Engine", "Files", "Seeds", "Data", "Ops", "Models", "Training", "Evaluation"]);

    [Fact]
    public void Trained_EverySource_KnowsNoEvaluation() => CheckRoom("Trained", allowed: [.. _rooms.Except(["Exchange", "Evaluation", "Figures", "Latents", "Studies", "Diagnosis", "Reports", "Sequences", "Sounds"])]);

    [Fact]
    public void Rivals_EverySource_KnowOnlyPointsAndHowNetworksLearn() => CheckRoom("Rivals", allowed: ["Data", "Engine", "Models", "Ops", "Seeds", "Training"]);

    [Fact]
    public void Theory_EverySource_KnowsNoTraining() => CheckRoom("Theory", allowed: ["Engine", "Objectives", "Ops"]);

    [Fact]
    public void Figures_EverySource_KnowsNoEvaluation() => CheckRoom("Figures", allowed: [.. _rooms.Except(["Evaluation", "Latents", "Studies", "Diagnosis", "Reports", "Sequences", "Sounds"])]);

    [Fact]
    public void Evaluation_EverySource_KnowsNoStudies() => CheckRoom("Evaluation", allowed: [.. _rooms.Except(["Latents", "Studies", "Diagnosis", "Reports", "Sequences", "Sounds"])]);

    [Theory]
    [InlineData("Sequences")]
    [InlineData("Sounds")]
    public void OtherFields_EverySource_KnowNothingOfPictures(string room) =>
        CheckRoom(room, allowed: ["Engine", "Ops", "Seeds", "Models", "Objectives", "Training", "Figures"]);

    [Fact]
    public void NotebookEngine_ProjectReferences_KnowNoGan() => CheckReferences("AnimeGan.Notebooks", allowed: []);

    [Fact]
    public void Kernel_ProjectReferences_KnowNoGan() => CheckReferences("AnimeGan.Kernel", allowed: ["AnimeGan.Notebooks"]);

    [Fact]
    public void Library_ProjectReferences_KnowNothing() => CheckReferences("AnimeGan", allowed: []);

    [Fact]
    public void Interactive_ProjectReferences_KnowOnlyTheLibrary() => CheckReferences("AnimeGan.Interactive", allowed: ["AnimeGan"]);

    [Fact]
    public void Library_EverySource_NeverWritesToTheConsole() =>
        Guard.Check(
            [.. SourceTree.Library("src/AnimeGan"), .. SourceTree.Library("src/AnimeGan.Interactive")],
            file => Guard.LinesThatMatch(file, line => ConsoleUse().IsMatch(line)),
            atLeast: 20);

    [Fact]
    public void NotebookEngine_EverySource_NeverWritesToTheConsole() =>
        Guard.Check(
            [.. SourceTree.Library("src/AnimeGan.Notebooks"), .. SourceTree.Library("src/AnimeGan.Kernel")],
            file => Guard.LinesThatMatch(file, line => ConsoleWrite().IsMatch(line)),
            atLeast: 5);

    [Fact]
    public void PublicTypes_EverySource_HaveAFileOfTheirOwn() =>
        Guard.Check(
            SourceTree.Library("src").Where(file => !SourceTree.Relative(file).Contains("/Models/", StringComparison.Ordinal)),
            file =>
            {
                var names = SourceTree.CodeLines(file)
                    .Select(line => PublicType().Match(line))
                    .Where(match => match.Success && !match.Value.Contains(" partial ", StringComparison.Ordinal))
                    .Select(match => match.Groups["name"].Value)
                    .Distinct()
                    .ToList();
                return names.Count <= 1 ? null : $"{SourceTree.Relative(file)} holds {string.Join(", ", names)}: one public type a file.";
            },
            atLeast: 20);

    /// <summary>Who knows a picture library: libvips reads what strangers made, ImageSharp writes what the kit drew.</summary>
    [Theory]
    [InlineData("NetVips", "src/AnimeGan/Imaging/Vips/")]
    [InlineData("SixLabors", "src/AnimeGan/Imaging/")]
    public void PictureLibraries_EverySource_StayInImaging(string library, string folder)
    {
        var users = SourceTree.Library("src").Where(file => SourceTree.CodeLines(file).Any(line => Regex.IsMatch(line, $@"\b{library}\b")));

        Guard.Check(users, file => SourceTree.Relative(file).StartsWith(folder, StringComparison.Ordinal) ? null : $"{SourceTree.Relative(file)} uses {library}: only {folder} may.");
    }

    /// <summary>Crafted files are reported against ImageSharp's decoders, so nothing that a stranger made may reach them.</summary>
    [Fact]
    public void ImageSharp_EverySource_OnlyEncodes() =>
        Guard.Check(
            SourceTree.Library("src").Where(file => SourceTree.CodeLines(file).Any(line => line.Contains("SixLabors", StringComparison.Ordinal))),
            file => Guard.LinesThatMatch(file, line => DecodingUse().IsMatch(line)));

    private static void CheckRoom(string room, string[] allowed)
    {
        var forbidden = _rooms.Except(allowed).Except([room]).ToList();

        Guard.Check(
            SourceTree.Library($"src/AnimeGan/{room}"),
            file => Guard.LinesThatMatch(file, line => forbidden.Exists(other => Regex.IsMatch(line, $@"\bAnimeGan\.{other}\b"))));
    }

    private static void CheckReferences(string project, string[] allowed)
    {
        var document = XDocument.Load(SourceTree.PathOf($"src/{project}/{project}.csproj"));

        var references = document.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

        Assert.Equal(allowed, references);
    }

    [GeneratedRegex(@"\b(Load|LoadAsync|LoadWithFormat\w*|Identify\w*|DetectFormat\w*|Decode\w*|\w+Decoder)\b|\bConfiguration\.Default\b")]
    private static partial Regex DecodingUse();

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex ConsoleUse();

    [GeneratedRegex(@"\bConsole\.(Write|WriteLine)\b")]
    private static partial Regex ConsoleWrite();

    [GeneratedRegex(@"^public\s+(?:[a-z]+\s+)*?(?:class|struct|record struct|record class|record|interface|enum|delegate\s+\S+)\s+(?<name>\w+)")]
    private static partial Regex PublicType();
}
