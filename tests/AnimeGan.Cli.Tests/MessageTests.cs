using System.Text.RegularExpressions;
using AnimeGan.Cli.Arguments;
using AnimeGan.Testing;
using AnimeGan.Training;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A person at a terminal can do what a message says.</summary>
public sealed partial class MessageTests
{
    private static readonly HashSet<string> _settings =
        [.. RecordSettings.Of(new TrainingRecord()).Select(setting => setting.Name.Split('.')[^1]).Where(name => name.Any(char.IsUpper))];

    [Fact]
    public void Messages_OfTheLibrary_NameAnOptionForEachSettingThatTheyName()
    {
        var named = Messages().SelectMany(message => Property().Matches(message.Text).Select(word => (message.File, message.Text, Setting: char.ToLowerInvariant(word.Value[0]) + word.Value[1..])))
            .Where(word => _settings.Contains(word.Setting)).ToList();

        var faults = named.Where(word => !Regex.IsMatch(Usage.WithOptions(word.Text), @" --"))
            .Concat(named.SelectMany(word => RecordSettings.OptionsNamedIn(word.Text).Where(option => !Works(option)).Select(option => word with { Text = option })));

        Assert.True(named.Count > 50, $"{named.Count} settings in messages");
        Assert.Empty(faults.Select(fault => $"{fault.File}: {fault.Setting} in '{fault.Text}'"));
    }

    [Fact]
    public void Messages_LimitOfPixels_NamesItsOption() =>
        Assert.Contains(Messages(), message => message.Text.Contains("raise the limit", StringComparison.Ordinal) && message.Text.Contains("--max-pixels", StringComparison.Ordinal));

    // What --set takes is known to the record; other options are held against the help by HelpTests.
    private static bool Works(string option)
    {
        if (!option.StartsWith("--set ", StringComparison.Ordinal))
        {
            return RecordSettings.OwnOptions.Values.Contains(option);
        }

        var name = option["--set ".Length..];
        var value = RecordSettings.Of(new TrainingRecord()).Single(setting => setting.Name == name).Value;
        return TrainingJson.Set(new TrainingRecord(), name, value) is not null;
    }

    // Every text of the library with what is computed left out; games in the plane are set up in code alone.
    private static IEnumerable<(string File, string Text)> Messages() =>
        from file in Directory.EnumerateFiles(RepositoryFiles.PathOf("src/AnimeGan"), "*.cs", SearchOption.AllDirectories)
        where Path.GetFileName(file) is not ("PlanarGanOptions.cs" or "GameOptions.cs")
        from node in CSharpSyntaxTree.ParseText(File.ReadAllText(file), cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
        let text = node switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : "?")),
            _ => null,
        }
        where text is not null && text.Contains(' ', StringComparison.Ordinal)
        select (Path.GetFileName(file), text);

    [GeneratedRegex(@"(?<=\b|\.)[A-Z][a-z]+[A-Z][A-Za-z0-9]+\b")]
    private static partial Regex Property();
}
