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

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Help_AtAnyWidth_FitsAndBreaksNoWord(int width)
    {
        const int AsWideAsItTakes = 100_000;
        foreach (var (path, command) in Walk(Root(), ""))
        {
            var (whole, examples) = Help(path, AsWideAsItTakes);
            var (wrapped, broken) = Help(path, width);

            Assert.All((wrapped + broken).Split('\n'), line => Assert.True(line.Length <= width || !line.Trim().Contains(' ', StringComparison.Ordinal), $"{path}: {line}"));
            Assert.Equal(Letters(whole), Letters(wrapped));
            Assert.All(wrapped.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), word => Assert.Contains(word, whole, StringComparison.Ordinal));
            Assert.Equal(((CommandDescription)command).Examples, examples.Trim().Split('\n').Select(line => line.Trim()));
            Assert.Equal(Letters(examples), Letters(broken.Replace(OperatingSystem.IsWindows() ? " `\n" : " \\\n", "\n", StringComparison.Ordinal)));
        }

        static (string Help, string Examples) Help(string path, int width)
        {
            var root = Root();
            ((HelpWithExamples)root.Options.OfType<System.CommandLine.Help.HelpOption>().Single().Action!).Width = () => width;
            using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            root.Parse([.. path.Split(' '), "--help"]).Invoke(new InvocationConfiguration { Output = output });
            var parts = output.ToString().Split("Examples:\n");
            return (parts[0], parts[1]);
        }

        static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
    }

    [Theory]
    [InlineData("100", 70, 100)]
    [InlineData(null, 70, 70)]
    [InlineData(null, 0, 80)]
    [InlineData("wide", 0, 80)]
    [InlineData("3", 0, 40)]
    public void Width_OfHelp_IsColumnsOrTheTerminalsOrEighty(string? columns, int terminal, int expected) =>
        Assert.Equal(expected, HelpText.Width(columns, terminal));

    private static Command Root() =>
        AnimeGanCommand.Create(new Host(TextWriter.Null, new StringWriter(CultureInfo.InvariantCulture), Path.GetTempPath(), CancellationToken.None));

    private static IEnumerable<(string Path, Command Command)> Walk(Command command, string path) =>
        command.Subcommands.Where(inner => !inner.Hidden).SelectMany(inner => Walk(inner, $"{path}{inner.Name} ").Prepend(($"{path}{inner.Name}", inner)));
}
