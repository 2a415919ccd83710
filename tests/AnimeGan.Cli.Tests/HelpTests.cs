using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Terminal;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => [.. Walk(Root(), "").Select(pair => pair.Path)];

    [Fact]
    public void Commands_OfTheRoot_AreTheOnesDocumented()
    {
        string[] expected = ["tour", "info", "data", "train", "resume", "hash", "sample", "figure", "notebook", "kernel"];

        Assert.Subset(Root().Subcommands.Select(command => command.Name).ToHashSet(), expected.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_EveryCommand_SaysWhatItDoesWithAnExample(string path)
    {
        var result = await CommandLine.RunAsync([.. path.Split(' '), "--help"]);

        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Contains("Usage:\n  animegan " + path, result.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  animegan " + path, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_Examples_AreAccepted(string path)
    {
        var command = (CommandDescription)Walk(Root(), "").Single(pair => pair.Path == path).Command;

        var complaints = command.Examples
            .SelectMany(example => Root().Parse(example["animegan ".Length..]).Errors)
            .Select(error => error.Message)
            .Where(message => !message.Contains("there is no folder", StringComparison.Ordinal));

        Assert.NotEmpty(command.Examples);
        Assert.Empty(complaints);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_EveryOption_IsDescribed(string path)
    {
        var command = Walk(Root(), "").Single(pair => pair.Path == path).Command;

        Assert.All(command.Options, option => Assert.False(string.IsNullOrWhiteSpace(option.Description), option.Name));
        Assert.All(command.Arguments, argument => Assert.False(string.IsNullOrWhiteSpace(argument.Description), argument.Name));
    }

    private static Command Root() =>
        AnimeGanCommand.Create(new Host(TextWriter.Null, new StringWriter(CultureInfo.InvariantCulture), Path.GetTempPath(), CancellationToken.None));

    private static IEnumerable<(string Path, Command Command)> Walk(Command command, string path) =>
        command.Subcommands.Where(inner => !inner.Hidden).SelectMany(inner => Walk(inner, $"{path}{inner.Name} ").Prepend(($"{path}{inner.Name}", inner)));
}
