using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>What may stand for a value: text, @csharp:variable, @input or @password, each with a prompt where wanted.</summary>
internal static class ValueText
{
    private static readonly Regex _source = new(@"^@(?<kind>[A-Za-z]\w*)(:(?<rest>.*))?$", RegexOptions.Singleline | RegexOptions.NonBacktracking);

    /// <summary>The value as a C# expression; asks the person where the text says so.</summary>
    public static string ToExpression(string text, DirectiveCall call)
    {
        var match = _source.Match(text);
        if (!match.Success)
        {
            return SymbolDisplay.FormatLiteral(text, quote: true);
        }

        var (kind, rest) = (match.Groups["kind"].Value, match.Groups["rest"].Value);
        return kind switch
        {
            "input" or "password" => SymbolDisplay.FormatLiteral(call.Cell.Scope.ReadLine(Prompt(rest, call), kind == "password"), quote: true),
            "csharp" => Variable(rest, call),
            _ => throw call.Refuse($"cannot take a value from {kind}: this kernel runs C# alone. Write the value itself, @csharp:NAME, @input or @password."),
        };
    }

    /// <summary>The name of a variable that exists.</summary>
    public static string Variable(string name, DirectiveCall call) =>
        call.Cell.Variables.Any(variable => variable.Name == name)
            ? name
            : throw call.Refuse($"finds no variable '{name}'. #!who lists those that there are.");

    /// <summary>True for what can be the name of a new variable.</summary>
    public static bool IsName(string name) => SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    private static string Prompt(string rest, DirectiveCall call)
    {
        if (!rest.StartsWith('{'))
        {
            return rest;
        }

        try
        {
            return (string?)JsonNode.Parse(rest)?["prompt"] ?? string.Empty;
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or InvalidOperationException or FormatException)
        {
            throw call.Refuse("""expects the prompt as text or as JSON: @input:"Name?" or @input:{"prompt": "Name?"}.""");
        }
    }
}
